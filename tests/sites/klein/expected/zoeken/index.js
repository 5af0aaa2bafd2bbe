globalThis.peilZoekindex = [
{"adres":"../bankjes/bank-brink/index.html","id":0,"koppen":[],"samenvatting":"","soort":"bankje","stand":"weggehaald","titel":"Bank op de Brink"},
{"adres":"../bankjes/bank-markt/index.html","id":1,"koppen":[],"samenvatting":"","soort":"bankje","stand":"geplaatst","titel":"Bank op de Markt <& \"noord\">"},
{"adres":"../bankjes/bank-nieuw/index.html","id":2,"koppen":[],"samenvatting":"","soort":"bankje","stand":"geplaatst","titel":"Bank van nieuw hout"},
{"adres":"../begrippen/index.html#begrip-bankje","id":3,"koppen":[],"samenvatting":"Iets waar u op kunt zitten.","soort":"begrip","stand":"","titel":"bankje"},
{"adres":"../bankjes/index.html","id":4,"koppen":[],"samenvatting":"Alle bankjes van het plan, ook de geplande.","soort":"register","stand":"","titel":"Bankjes"},
{"adres":"../indicatoren/bankjes-geplaatst/index.html","id":5,"koppen":["Waarom oud hout?"],"samenvatting":"","soort":"indicator","stand":"aandacht nodig","titel":"Bankjes van oud hout"},
{"adres":"../index.html","id":6,"koppen":[],"samenvatting":"Voorbeeldstad maakt bankjes van oud hout.","soort":"pagina","stand":"","titel":"Bankjesplan Voorbeeldstad"},
{"adres":"../begrippen/index.html","id":7,"koppen":[],"samenvatting":"Wat de woorden en afkortingen op deze site betekenen.","soort":"pagina","stand":"","titel":"Begrippen"},
{"adres":"../begroting/index.html","id":8,"koppen":[],"samenvatting":"Wat het plan kost, wat is verplicht en uitgegeven, en wat er nog vrij is.","soort":"pagina","stand":"","titel":"Begroting"},
{"adres":"../gegevens/index.html","id":9,"koppen":[],"samenvatting":"Alle openbare registers achter de cijfers.","soort":"pagina","stand":"","titel":"Gegevens"},
{"adres":"../indicatoren/index.html","id":10,"koppen":[],"samenvatting":"Alle doelen van het plan met een getal, en hoe het ervoor staat.","soort":"pagina","stand":"","titel":"Indicatoren"},
{"adres":"../licenties/index.html","id":11,"koppen":[],"samenvatting":"Van wie de scripts en stijlen zijn die deze site meestuurt, en wat ermee mag.","soort":"pagina","stand":"","titel":"Licenties"},
{"adres":"../methode/index.html","id":12,"koppen":[],"samenvatting":"Hoe wij tellen, wat het plan zegt en wat onze eigen keuzes zijn.","soort":"pagina","stand":"","titel":"Methode"},
{"adres":"../pijlers/index.html","id":13,"koppen":[],"samenvatting":"De onderdelen van het plan, elk met doelen, werk en kosten.","soort":"pagina","stand":"","titel":"Pijlers"},
{"adres":"../planning/index.html","id":14,"koppen":[],"samenvatting":"De mijlpalen van het plan: wat wanneer klaar moet zijn en wat klaar is.","soort":"pagina","stand":"","titel":"Planning"},
{"adres":"../uitleg/index.html","id":15,"koppen":["Van balk tot bank"],"samenvatting":"Hoe de bankjes worden gemaakt.","soort":"pagina","stand":"","titel":"Uitleg"},
{"adres":"../pijlers/p1/index.html","id":16,"koppen":[],"samenvatting":"iedereen kan zitten","soort":"pijler","stand":"","titel":"Zitten"}
];
