namespace CoP.Bot.Hosting;

/// <summary>Whether a new database starts with the invented community: section <c>Sample</c>.</summary>
internal sealed class SampleOptions
{
    public const string Section = "Sample";

    public bool Load { get; set; }
}
