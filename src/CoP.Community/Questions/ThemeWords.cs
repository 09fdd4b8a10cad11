using CoP.Community.Search;

namespace CoP.Community.Questions;

/// <summary>Words that hint at a theme of the expert roster, in our four languages, as <see cref="SearchTerms.Of"/> writes them.</summary>
public static class ThemeWords
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["concepts"] = ["definition", "concept", "dhana", "concepto", "notion"],
        ["policy"] = ["policy", "bill", "law", "act", "sera", "sheria", "politique", "loi", "politica", "ley"],
        ["institutions"] = ["mandate", "institution", "ministry", "wizara", "taasisi", "mandat", "ministere", "mandato", "ministerio"],
        ["finance"] = ["budget", "finance", "funding", "fiscal", "bajeti", "fedha", "financement", "presupuesto", "financiacion"],
        ["assessment"] = ["assessment", "survey", "tathmini", "evaluation", "enquete", "encuesta"],
        ["linking"] = ["humanitarian", "shock", "drought", "flood", "emergency", "ukame", "mafuriko", "dharura", "secheresse", "sequia"],
        ["targeting"] = ["targeting", "eligibility", "registration", "beneficiary", "walengwa", "usajili", "ciblage", "focalizacion"],
        ["data"] = ["data", "registry", "mis", "database", "takwimu", "rejista", "donnees", "registre", "datos", "registro"],
        ["transfer-values"] = ["transfer", "amount", "stipend", "kiasi", "posho", "montant", "transfert", "monto", "transferencia"],
        ["coordination"] = ["coordination", "county", "partners", "uratibu", "kaunti", "washirika", "coordinacion", "comte"],
        ["monitoring"] = ["monitoring", "indicator", "impact", "ufuatiliaji", "viashiria", "suivi", "indicateur", "seguimiento"],
        ["delivery"] = ["delivery", "service", "graduation", "huduma", "utoaji", "prestation", "entrega", "servicio"],
        ["payments"] = ["payment", "payments", "paid", "bank", "mpesa", "malipo", "kulipwa", "benki", "paiement", "paiements", "pago", "pagos"],
        ["grievances"] = ["grievance", "grievances", "complaint", "complaints", "appeal", "malalamiko", "lalamiko", "plainte", "plaintes", "queja", "quejas"],
    };

    /// <summary>The themes that a text's terms hint at.</summary>
    public static IReadOnlyList<string> ThemesOf(IReadOnlyCollection<string> terms) =>
        [.. Words.Where(theme => theme.Value.Any(terms.Contains)).Select(static theme => theme.Key)];
}
