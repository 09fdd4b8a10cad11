namespace CoP.Dialogs.Turns;

/// <summary>Words that are no command by themselves but mean one of its feature's, such as "what is OPCT?". Asked before words are taken for a question.</summary>
public interface ICommandReading
{
    /// <summary>The command's name and its argument, or null when these words mean nothing to the feature.</summary>
    Task<(string Name, string Argument)?> ReadAsync(string said, CancellationToken cancel);
}
