namespace CoP.Dialogs.Forms;

/// <summary>Decides whether a field applies, and names the one earlier field it must know first.</summary>
public sealed record Condition(string? DependsOn, Func<string?, bool> Holds)
{
    public static Condition Always { get; } = new(null, static _ => true);

    public static Condition Is(string field, string value) => new(field, answer => answer == value);
}
