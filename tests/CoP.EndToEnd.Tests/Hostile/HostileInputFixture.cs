using System.Text;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.EndToEnd.Tests.Journeys;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>One community for all hostile cases: since none of them may change anything, they can share it.</summary>
public sealed class HostileInputFixture : IAsyncLifetime
{
    public const string Channel = "19:standards@thread.tacv2";
    public const long Group = -1001;
    public const string Question = "How do caregivers enrol with SHA?";
    private const string Answer = "At any Huduma Centre.";

    internal TestBot TestBot { get; private set; } = null!;

    /// <summary>Asked the question.</summary>
    internal OnTeams Amina { get; private set; } = null!;

    /// <summary>Was asked, and answered.</summary>
    internal OnTelegram Juma { get; private set; } = null!;

    internal OnTeams Wanjiru { get; private set; } = null!;

    internal OnTeams Barasa { get; private set; } = null!;

    internal OnTelegram Naserian { get; private set; } = null!;

    internal OnTelegram Otieno { get; private set; } = null!;

    internal long QuestionId { get; private set; }

    internal long AnswerId { get; private set; }

    /// <summary>The message that became the answer.</summary>
    internal long JumasReply { get; private set; }

    /// <summary>A button under a question that is closed by now.</summary>
    internal (string Data, string Message) ClosedButton { get; private set; }

    /// <summary>Wanjiru's “I'll answer” under the open question.</summary>
    internal (string Data, string Message) OpenButton { get; private set; }

    /// <summary>A button of a form that is over.</summary>
    internal (string Data, string Message) OldFormButton { get; private set; }

    /// <summary>Of an invitation that nobody has used yet.</summary>
    internal string Code { get; private set; } = "";

    /// <summary>Signs for the channel `webchat`, which is not ours.</summary>
    internal TeamsKey KeyForAnotherChannel { get; private set; } = null!;

    internal TeamsKey KeyWithoutEndorsement { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        TestBot = await TestBot.StartAsync(webhook: true);
        PublishForeignKeys();
        TestBot.Foreseen.AddRange(["a turn failed", "An event on "]); // What cannot be read is kept among what failed.
        await TellNoAdministratorAsync();
        await CastAsync();
        await CloseOneQuestionAsync();
        await AnswerOneQuestionAsync();
        await OfferBindingAsync();
        Code = await TestBot.InviteAsync("Nekesa");
        await TestBot.AskAsync(static db => db.Members.Where(static member => member.Name == "Otieno")
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));
        await TestBot.SettleAsync();
    }

    public async Task DisposeAsync()
    {
        var complaints = await TestBot.ComplaintsAsync();
        await TestBot.DisposeAsync();
        Assert.Empty(complaints);
    }

    /// <summary>A button as only the bot can make one, for an argument that it would not have put there.</summary>
    internal string Sign(string verb, long argument, long chat) => Sign(verb, argument, $"{chat}");

    internal string Sign(string verb, long argument, string conversation) =>
        TestBot.Services.GetRequiredService<ButtonTokens>().Write(new Press(verb, $"{argument}"), ButtonTokens.NewOperation(), conversation);

    /// <summary>Posts to the Telegram webhook; gives the status.</summary>
    /// <param name="body">Each character is a byte.</param>
    internal async Task<string> UpdateAsync(string body, string? secret = TestBotSettings.WebhookSecret)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(TestBot.Address, "/api/telegram")) { Content = new StringContent(body, Encoding.Latin1, "application/json") };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var response = await client.SendAsync(request);
        return $"{(int)response.StatusCode}";
    }

    /// <summary>Everything that use cases write, row by row.</summary>
    internal Task<string> KnowledgeAsync() => TestBot.AskAsync(static async db => string.Join('\n',
    [
        .. await db.Questions.OrderBy(static row => row.Id)
            .Select(static row => $"q {row.Id} {row.Title} {row.Details} {row.State} {row.GroupId} {row.ClaimedById} {row.Revision}").ToListAsync(),
        .. await db.Answers.OrderBy(static row => row.Id).Select(static row => $"a {row.Id} {row.Text} {row.Accepted} {row.Thanked} {row.NotHelpful}").ToListAsync(),
        .. await db.Members.OrderBy(static row => row.Id).Select(static row => $"m {row.Id} {row.Name} {row.Role} {row.Status} {row.Available}").ToListAsync(),
        .. await db.QuestionRequests.OrderBy(static row => row.Id).Select(static row => $"r {row.Id} {row.MemberId} {row.Outcome}").ToListAsync(),
        .. await db.Addresses.OrderBy(static row => row.Id).Select(static row => $"d {row.Id} {row.MemberId} {row.ExternalId}").ToListAsync(),
        $"{await db.FollowUps.CountAsync()} {await db.GroupMemberships.CountAsync()} {await db.Invitations.CountAsync(static row => row.UsedAt == null)}",
        $"bound {await db.Conversations.CountAsync(static row => row.BoundGroupId != null)}",
    ]));

    /// <summary>How much has come in and gone out.</summary>
    internal Task<(int Inbox, int Outbox, int Places, int Failed)> PostAsync() => TestBot.AskAsync(static async db => (
        await db.Inbox.CountAsync(), await db.Outbox.CountAsync(), await db.Conversations.CountAsync(),
        await db.Inbox.CountAsync(static entry => entry.State == InboxState.Failed)));

    /// <summary>Before the bot reads the keys: after an attempt with an unknown one it does not look again for a while.</summary>
    private void PublishForeignKeys()
    {
        KeyForAnotherChannel = TestBot.Teams.Keys.Publish("webchat");
        KeyWithoutEndorsement = TestBot.Teams.Keys.Publish(null);
    }

    /// <summary>Else they would hear of what is kept, at some time during another attempt.</summary>
    private Task<int> TellNoAdministratorAsync() => TestBot.AskAsync(static db => db.Members
        .Where(static member => member.Role == Role.Administrator || member.Role == Role.Chair)
        .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));

    private async Task CastAsync()
    {
        var coordinator = new MemberProfile { Role = Role.ContentCoordinator, Group = null };
        Amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        Juma = await TestBot.OnTelegramAsync("Juma");
        Wanjiru = await TestBot.OnTeamsAsync("Wanjiru");
        Barasa = await TestBot.OnTeamsAsync("Barasa", coordinator);
        Naserian = await TestBot.OnTelegramAsync("Naserian", coordinator);
        Otieno = await TestBot.OnTelegramAsync("Otieno");
    }

    private async Task CloseOneQuestionAsync()
    {
        await Amina.Asks("Is this asked by mistake?");
        var card = await Juma.Sees("Is this asked by mistake?", "I'll answer");
        ClosedButton = (Juma.Data(card, "I'll answer"), card.Id);
        await Amina.Presses("Withdraw", under: "Is this asked by mistake?");
        await Amina.Presses("Yes, withdraw it");
        await Juma.Reads("Withdrawn by the person who asked");
        await Juma.Says("/ask");
        var form = await Juma.Sees("Your question in one line", "Cancel");
        OldFormButton = (Juma.Data(form, "Cancel"), form.Id);
        await Juma.Presses("Cancel", under: "Your question in one line");
    }

    private async Task AnswerOneQuestionAsync()
    {
        await Amina.Asks(Question);
        var card = await Wanjiru.Sees(Question, "I'll answer");
        OpenButton = ((string)Wanjiru.Data(card, "I'll answer")["press"]!, card.Id);
        JumasReply = Juma.Person.Reply(long.Parse((await Juma.Reads(Question)).Id, null), Answer);
        await Amina.Sees(Answer, "Accept this answer");
        (QuestionId, AnswerId) = await TestBot.AskAsync(static async db =>
            (await db.Questions.MaxAsync(static row => row.Id), await db.Answers.MaxAsync(static row => row.Id)));
    }

    private async Task OfferBindingAsync()
    {
        await Barasa.In(Channel, "1795000000001").Says("bind");
        await Barasa.In(Channel).Sees("Which working group's questions", Asking.Group);
        Naserian.Person.AddBotTo(Group, "Standards");
        await Naserian.In(Group).Says("/bind@CopTestBot");
        await Naserian.In(Group).Sees("Which working group's questions", Asking.Group);
    }
}
