using CoP.EndToEnd.Tests.Journeys;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Presses and words of people on Telegram that should not get them anywhere.</summary>
internal static class TelegramPresses
{
    private const string Old = "That button is from an older message.";

    public static IEnumerable<HostileCase> Cases =>
    [
        Press("made-up callback data", "`hide~1~AAAAAAAA~AAAAAAAAAAA`", Old, static _ => "hide~1~AAAAAAAA~AAAAAAAAAAA"),
        Press("callback data without a mark", "`hide`", Old, static _ => "hide"),
        Press("callback data of 2,000 characters", "far more than 64 bytes", Old, static _ => new string('x', 2000)),
        Press("changed argument", "the claim button with another question's id", Old, static testBot => testBot.ClosedButton.Data.Replace("claim~", "claim~9", StringComparison.Ordinal)),
        Press("changed signature", "the last character of the signature changed", Old, static testBot => $"{testBot.ClosedButton.Data[..^1]}{(testBot.ClosedButton.Data[^1] == 'A' ? 'B' : 'A')}"),
        Press("changed operation", "the operation of another message", Old, static testBot => string.Join('~', testBot.ClosedButton.Data.Split('~') is var parts ? [parts[0], parts[1], "AAAAAAAA", parts[3]] : parts)),
        Press("button of another chat", "a coordinator's help button, taken to a member's chat", Old,
            static testBot => testBot.Naserian.Data(testBot.Naserian.Screen.Last(static seen => seen.Offers("Invite somebody")), "Invite somebody")),
        Press("button of a question that is gone", "“I'll answer” as it was before the question was withdrawn", "That question is closed.", static testBot => testBot.ClosedButton.Data),
        Press("button of a form that is over", "“Cancel” of a cancelled form", "This form is closed.", static testBot => testBot.OldFormButton.Data, toast: false),
        Press("unknown question", "“I'll answer” for question 999999, well signed", "I cannot find that question.", static testBot => testBot.Sign("claim", 999_999, testBot.Juma.Chat)),
        Press("accepting one's own answer", "the asker's button, well signed", "Only the person who asked can do that.", static testBot => testBot.Sign("accept", testBot.AnswerId, testBot.Juma.Chat)),
        Press("withdrawing somebody else's question", "the asker's button, well signed", "Only the person who asked can do that.", static testBot => testBot.Sign("withdraw-yes", testBot.QuestionId, testBot.Juma.Chat), toast: false),
        Press("moving as a member", "a coordinator's button, well signed", "That is for the coordinators.", static testBot => testBot.Sign("move", testBot.QuestionId, testBot.Juma.Chat)),
        Press("inviting as a member", "a coordinator's button, well signed", "That is for the coordinators.", static testBot => testBot.Sign("invite", 0, testBot.Juma.Chat)),
        new("Telegram: binding a group as a member", "a press on a coordinator's message in the group", "That is for the coordinators.", Leaves.Answer,
            static testBot => testBot.Juma.In(HostileInputFixture.Group).Presses(Asking.Group)),
        new("Telegram: binding a group as a stranger", "a press on a coordinator's message in the group", "This is for members of the community of practice.", Leaves.Answer,
            static testBot => testBot.TestBot.StrangerOnTelegram("Mallory").In(HostileInputFixture.Group).Presses(Asking.Group)),
        new("Telegram: pressing while suspended", "“I'll answer” on a question that was put to them before", "Your membership is not active at the moment.", Leaves.Answer,
            static testBot => testBot.Otieno.Presses("I'll answer", under: HostileInputFixture.Question)),
        Says("asking while suspended", "`/ask`", "Your membership is not active at the moment.", static testBot => testBot.Otieno, "/ask"),
        Says("link to an unknown question", "`/start answer_999999`", "I cannot find that question.", static testBot => testBot.Juma, "/start answer_999999"),
        Says("link that is none", "`/start answer_1 OR 1=1`", "What I can do for you", static testBot => testBot.Juma, "/start answer_1 OR 1=1"),
        Says("link to an answer, as a stranger", "`/start answer_1`", "It is a closed community", static testBot => testBot.TestBot.StrangerOnTelegram("Mallory"), "/start answer_1"),
        Says("coordinator's command as a member", "`/moderate`", "That is for the coordinators.", static testBot => testBot.Juma, "/moderate"),
        Says("command of 3,000 characters", "`/aaaa…`", "I do not know /aaaa", static testBot => testBot.Juma, $"/{new string('a', 3000)}"),
        new("Telegram: guessing invitation codes", "a sixth wrong code within the hour", "Too many codes that do not work.", Leaves.Answer, static async testBot =>
        {
            var mallory = testBot.TestBot.StrangerOnTelegram("Mallory");
            for (var attempt = 1; attempt <= 6; attempt++)
            {
                await mallory.Says($"ABCD-EFGH-JKLM-NPQ{attempt + 1}");
            }

            return (await mallory.Reads("Too many codes")).Text;
        }),
        new("Telegram: editing somebody else's answer", "an edit with the number of another person's message", "nothing", Leaves.Note, static testBot =>
        {
            testBot.Otieno.Person.Edit(testBot.JumasReply, "Pay me first.");
            return Task.FromResult("nothing");
        }),
    ];

    private static HostileCase Press(string name, string sends, string answer, Func<HostileInputFixture, string> data, bool toast = true) =>
        new($"Telegram: {name}", sends, answer, Leaves.Answer, async testBot =>
        {
            var said = await testBot.Juma.PressesData(data(testBot), testBot.ClosedButton.Message);
            return toast ? said : (await testBot.Juma.Reads(answer)).Text;
        });

    private static HostileCase Says(string name, string sends, string answer, Func<HostileInputFixture, OnTelegram> who, string words) =>
        new($"Telegram: {name}", sends, answer, Leaves.Answer, async testBot =>
        {
            var actor = who(testBot);
            await actor.Says(words);
            return (await actor.Reads(answer)).Text;
        });
}
