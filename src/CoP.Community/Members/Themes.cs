namespace CoP.Community.Members;

/// <summary>The themes of the expert roster (DOMAIN: themes), as stable slugs; their names are the resources <c>theme.{slug}</c>.</summary>
public static class Themes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "concepts", "policy", "institutions", "finance", "assessment", "linking", "targeting", "data", "transfer-values",
        "coordination", "monitoring", "delivery", "payments", "grievances",
    ];
}
