using CoP.Dialogs.Forms;

namespace CoP.Dialogs.Turns;

/// <summary>A list too long to be shown whole; registered keyed by the name that a form's look-up field asks for.</summary>
public interface IDataset
{
    /// <summary>What matches the words, best first: some screens of it. No words: the likeliest.</summary>
    Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel);

    /// <summary>The options of these values, those that exist.</summary>
    Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel);
}
