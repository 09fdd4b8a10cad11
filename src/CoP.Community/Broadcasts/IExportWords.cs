namespace CoP.Community.Broadcasts;

/// <summary>The words of an exported list, in the language of whoever asked for it.</summary>
public interface IExportWords
{
    /// <param name="word">The name of a column or of a state, in camel case.</param>
    /// <param name="language">Two letters.</param>
    string Say(string word, string language);
}
