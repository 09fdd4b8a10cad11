using System.Globalization;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Messages;
using CoP.Testing.Transcripts;
using Xunit;

namespace CoP.Dialogs.Tests.Forms;

public sealed class PromptComposerTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("sw")]
    [InlineData("fr")]
    [InlineData("es")]
    public void Chat_ReadsAsReviewed(string language)
    {
        var talk = new Talk(SampleForms.Event, language);
        Input[] inputs =
        [
            new Input.Say("C#"), new Input.Say("?"), new Input.Pick("online"), new Input.Say("24/12/2026"), new Input.Help(),
            new Input.Skip(), new Input.Reopen("date"), new Input.Keep(),
        ];
        var lines = inputs.SelectMany(input => Lines(talk.Do(input), language));
        Golden.Matches($"Transcripts/event.{language}.txt", string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Lines(Talk talk, string language)
    {
        var chat = PromptComposer.Compose(talk.Form, talk.Turn, Talk.Words, language)!.Form!.Chat;
        return chat.Blocks.Select(Line).Concat(chat.Buttons.Select(Line)).Append("");
    }

    private static string Line(Block block) => block switch
    {
        Paragraph paragraph => string.Create(CultureInfo.InvariantCulture, $"{paragraph.Tone}: {paragraph.Text}"),
        Facts facts => string.Join('\n', facts.Items.Select(static fact => $"{fact.Label}: {fact.Value}")),
        _ => block.ToString(),
    };

    private static string Line(ButtonRow row) => string.Join(' ', row.Buttons.Select(static button => $"[{button.Label}]"));
}
