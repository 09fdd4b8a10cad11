namespace CoP.Community;

/// <summary>A county of Kenya. <paramref name="Code"/> is the official three-digit code.</summary>
public sealed record County(string Code, string Name);

/// <summary>The 47 counties, in the order of their official codes 001 to 047 (First Schedule of the Constitution of Kenya, 2010).</summary>
public static class Counties
{
    private static readonly string[] Names =
    [
        "Mombasa", "Kwale", "Kilifi", "Tana River", "Lamu", "Taita Taveta", "Garissa", "Wajir", "Mandera", "Marsabit",
        "Isiolo", "Meru", "Tharaka Nithi", "Embu", "Kitui", "Machakos", "Makueni", "Nyandarua", "Nyeri", "Kirinyaga",
        "Murang'a", "Kiambu", "Turkana", "West Pokot", "Samburu", "Trans Nzoia", "Uasin Gishu", "Elgeyo Marakwet", "Nandi",
        "Baringo", "Laikipia", "Nakuru", "Narok", "Kajiado", "Kericho", "Bomet", "Kakamega", "Vihiga", "Bungoma", "Busia",
        "Siaya", "Kisumu", "Homa Bay", "Migori", "Kisii", "Nyamira", "Nairobi City",
    ];

    public static IReadOnlyList<County> All { get; } = [.. Names.Select((name, at) => new County($"{at + 1:000}", name))];

    public static County? Find(string? code) => All.FirstOrDefault(county => county.Code == code);
}
