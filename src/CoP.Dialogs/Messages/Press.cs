namespace CoP.Dialogs.Messages;

/// <summary>
/// What a button says when it is pressed: an action's name and its argument. Together at most <see cref="MaxLength"/>
/// bytes of UTF-8, since Telegram gives a button 64 bytes and the signature and operation need the rest.
/// </summary>
/// <param name="Verb">The name of an action, or a form verb of <c>FormVerbs</c>; <c>a-z 0-9 . -</c>.</param>
/// <param name="Argument">Whatever the action needs, e.g. <c>42</c>; never <c>~</c>.</param>
public sealed record Press(string Verb, string Argument = "")
{
    public const int MaxLength = 42;
}
