using CoP.Community;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary><see cref="LightMarkup"/> for whoever does not talk.</summary>
public sealed class LightMarkupReader : IMarkupReader
{
    public string Plain(string markup) => LightMarkup.Plain(markup);
}
