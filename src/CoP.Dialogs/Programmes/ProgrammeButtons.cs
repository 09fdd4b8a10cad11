using System.Globalization;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Programmes;

/// <summary>The buttons of programmes and organisations: each reads <c>programmes.button.{verb}</c>.</summary>
internal static class ProgrammeButtons
{
    public static Button Make(ILocalizer words, string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"programmes.button.{verb}", language), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);
}
