namespace CoP.Dialogs.Localization;

/// <summary>Finds the words for a key in a language.</summary>
public interface ILocalizer
{
    /// <summary>The text in the two-letter <paramref name="language"/>, numbers and dates in its culture.</summary>
    /// <exception cref="KeyNotFoundException">No such key: the tests keep this from reaching a member.</exception>
    string Say(Text text, string language);

    /// <summary>Every key of a language, for tests and for command words.</summary>
    IReadOnlyDictionary<string, string> All(string language);
}
