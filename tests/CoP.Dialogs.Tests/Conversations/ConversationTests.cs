using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Community.Questions;
using CoP.Dialogs.Turns;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What is said, reviewed as transcripts: per form, language and channel.</summary>
public sealed class ConversationTests
{
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    private static readonly Dictionary<string, (string Title, string Details, string Hello, string Reply, string Word)> Words = new()
    {
        ["en"] = ("How soon after a drought alert do the payments arrive?", "Our households wait for weeks.", "Hello", "Three weeks, if the list was checked before.", "drought"),
        ["sw"] = ("Malipo hufika lini baada ya tahadhari ya ukame?", "Kaya zetu husubiri kwa wiki kadhaa.", "Habari", "Wiki tatu, ikiwa orodha ilihakikiwa mapema.", "ukame"),
        ["fr"] = ("Combien de temps après une alerte à la sécheresse les paiements arrivent-ils ?", "Nos ménages attendent des semaines.", "Bonjour", "Trois semaines, si la liste a été vérifiée avant.", "sécheresse"),
        ["es"] = ("¿Cuánto tardan los pagos después de una alerta de sequía?", "Nuestros hogares esperan semanas.", "Hola", "Tres semanas, si la lista se revisó antes.", "sequía"),
    };

    public static TheoryData<string, string> FourLanguages => Make("en", "sw", "fr", "es");

    public static TheoryData<string, string> TwoLanguages => Make("en", "sw");

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task AskQuestion(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await chat.SaysAsync("/ask");
        await chat.FillAsync(("title", Words[language].Title), ("details", Words[language].Details), ("group", "shock"), ("county", "="), ("name", "yes"));
        await chat.PressesAsync("f.ok");
        chat.Matches("ask-question", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task WordsThatAreAQuestion_AreOfferedAsOne(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await chat.SaysAsync(Words[language].Title);
        await chat.PressesAsync("f.ok");
        chat.Matches("offer", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Join(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var made = await harness.Community.DoAsync((Invite invite) => invite.HandleAsync(null, "Wambui Kinyua Gathii", Role.Member, default));
        var chat = harness.Stranger(channel, language);
        await chat.SaysAsync(Words[language].Hello);
        await chat.SaysAsync(Words[language].Title);
        await chat.SaysAsync("ABCD-EFGH-JKLM-NPQR");
        await chat.SaysAsync(made.Value.Code);
        chat.Matches("join", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Language(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, "en");
        await chat.SaysAsync("/language");
        await chat.PressesAsync("language", language);
        await chat.SaysAsync("/help");
        chat.Matches("language", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Answer(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Peer, channel, language);
        await AskAsync(harness, language);
        await chat.HearsAsync();
        await chat.PressesAsync("claim");
        await chat.PressesAsync("answer");
        await chat.FillAsync(("text", Words[language].Reply));
        await AskAsync(harness, language, "2");
        await chat.HearsAsync();
        await chat.RepliesAsync(Words[language].Reply);
        await chat.DoesAsync(new MessageEdited("said-1", "…"));
        await chat.SaysAsync("/open");
        chat.Matches("answer", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task AskBack(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await AnswerAsync(harness, await AskAsync(harness, language), Words[language].Reply);
        await chat.HearsAsync();
        await chat.PressesAsync("thank");
        await chat.PressesAsync("askback");
        await chat.FillAsync(("text", Words[language].Title));
        await chat.PressesAsync("unhelp");
        await chat.PressesAsync("accept");
        await chat.SaysAsync("/questions");
        chat.Matches("askback", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task EditAndWithdraw(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        var id = await AskAsync(harness, language);
        await chat.SaysAsync("/questions");
        await chat.PressesAsync("q", $"{id}");
        await chat.PressesAsync("edit");
        await (channel == "telegram" ? chat.PressesAsync("f.edit", ":title") : Task.CompletedTask);
        await chat.FillAsync(("title", $"{Words[language].Title} ({Words[language].Word})"), ("details", "="));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        await chat.SaysAsync("/questions");
        await chat.PressesAsync("q", $"{id}");
        await chat.PressesAsync("withdraw");
        await chat.PressesAsync("withdraw-yes");
        chat.Matches("edit", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Pass(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Peer, channel, language);
        await AskAsync(harness, language);
        await AskAsync(harness, language, "2");
        await chat.HearsAsync();
        await chat.PressesAsync("pass");
        await chat.FillAsync(("peer", "~Talaso"));
        await chat.FillAsync(("peer", "~Gitonga"));
        await chat.PressesAsync("decline");
        await chat.PressesAsync("claim");
        await chat.PressesAsync("release");
        chat.Matches("pass", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Moderate(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        var id = await AskAsync(harness, language);
        await harness.DeliverAsync();
        await chat.SaysAsync("/moderate");
        await chat.PressesAsync("moderate", "Unclaimed:0");
        await chat.PressesAsync("q", $"{id}");
        await chat.PressesAsync("asked");
        chat.Matches("coordinator-lists", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Hide(string language, string channel) =>
        await ModerateAsync("hide", language, channel, ("reason", Words[language].Details));

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Reword(string language, string channel) =>
        await ModerateAsync("reword", language, channel, ("title", "="), ("details", "="), ("reason", Words[language].Details));

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Move(string language, string channel) => await ModerateAsync("move", language, channel, ("group", "finance"));

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Merge(string language, string channel) => await ModerateAsync("merge", language, channel, ("into", "~register"));

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Assign(string language, string channel) => await ModerateAsync("assign", language, channel, ("peer", "~Gitonga"));

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Profile(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await chat.SaysAsync("/profile");
        await (channel == "telegram" ? chat.PressesAsync("f.edit", ":free") : Task.CompletedTask);
        await chat.FillAsync(("free", "no"));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        chat.Matches("profile", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task InviteSomebody(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await chat.SaysAsync("/invite");
        await chat.FillAsync(("person", "Wambui Kinyua Gathii"), ("role", "Member"), ("org", "~WFP"), ("leads", "+shock"));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        await chat.SaysAsync("/connect");
        chat.Matches("invite", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Lead(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await chat.SaysAsync("/lead");
        await chat.PressesAsync("lead-of", "3");
        await chat.PressesAsync("lead-add");
        await chat.FillAsync(("who", "~Ekidor"));
        await chat.PressesAsync("unlead", $"-{(await harness.MemberAsync(Asker)).Id}");
        chat.Matches("lead", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task CorrectMember(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await chat.SaysAsync("/member");
        await chat.FillAsync(("who", "~Ekidor"));
        await chat.PressesAsync("member-edit");
        await (channel == "telegram" ? chat.PressesAsync("f.edit", ":org") : Task.CompletedTask);
        await chat.FillAsync(("org", "~WFP"));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        chat.Matches("member", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task CorrectOrganisation(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var asker = await harness.MemberAsync(Asker);
        await harness.Community.As(asker.Id, static (OrganisationRegister register, Member me) =>
            register.ResolveAsync(me, new OrganisationChoice(null, "Turkana Cash Netwrok", OrganisationKind.Media), default));
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await chat.SaysAsync("/organisations");
        await chat.PressesAsync("org-edit");
        await (channel == "telegram" ? chat.PressesAsync("f.edit", ":orgname") : Task.CompletedTask);
        await chat.FillAsync(("orgname", "UNICEF"));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        await chat.FillAsync(("orgname", "Turkana Cash Network"));
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        chat.Matches("organisation", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Find(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await chat.SaysAsync("/find");
        await chat.FillAsync(("text", Words[language].Word));
        await chat.PressesAsync("q");
        await chat.SaysAsync("/find xylophone");
        chat.Matches("find", language);
    }

    [Theory]
    [InlineData("en", "telegram")]
    [InlineData("sw", "telegram")]
    [InlineData("fr", "telegram")]
    [InlineData("es", "telegram")]
    public async Task Controls(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await chat.SaysAsync("/ask");
        await chat.SaysAsync(Control(harness, "help", language));
        await chat.SaysAsync(Words[language].Title);
        await chat.SaysAsync(Control(harness, "back", language));
        await chat.SaysAsync(Words[language].Title);
        await chat.SaysAsync(Control(harness, "skip", language));
        await chat.SaysAsync("/questions");
        await chat.SaysAsync(Control(harness, "cancel", language));
        await chat.SaysAsync("/cancel");
        await chat.SaysAsync("/nosuchcommand");
        await chat.SaysAsync("ok");
        await chat.DoesAsync(new OtherContentReceived(OtherContent.Voice));
        chat.Matches("controls", language);
    }

    private static async Task ModerateAsync(string verb, string language, string channel, params (string Field, string? Value)[] answers)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        var id = await AskAsync(harness, language);
        await harness.DeliverAsync();
        await chat.SaysAsync("/moderate");
        await chat.PressesAsync("q", $"{id}");
        await chat.PressesAsync(verb);
        await chat.FillAsync(answers);
        await (chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        chat.Matches(verb, language);
    }

    private static async Task<long> AskAsync(ConversationHarness harness, string language, string suffix = "")
    {
        var group = await harness.Community.ReadAsync(static db => Task.FromResult(db.Groups.First(group => group.Slug == "shock").Id));
        var draft = new QuestionDraft(Words[language].Title + suffix, Words[language].Details, group, "023", true);
        var asker = await harness.MemberAsync(Asker);
        return (await harness.Community.As(asker.Id, (AskQuestion ask, Member me) => ask.HandleAsync(me, draft, language, default))).Value.Id;
    }

    private static async Task AnswerAsync(ConversationHarness harness, long question, string text) =>
        await harness.Community.As((await harness.MemberAsync(Peer)).Id, (GiveAnswer give, Member me) => give.HandleAsync(me, question, text, null, default));

    private static string Control(ConversationHarness harness, string word, string language) =>
        harness.Words.Say($"forms.word.{word}", language).Split(',')[0];

    private static TheoryData<string, string> Make(params string[] languages)
    {
        var all = new TheoryData<string, string>();
        foreach (var language in languages)
        {
            all.Add(language, "telegram");
            all.Add(language, "msteams");
        }

        return all;
    }
}
