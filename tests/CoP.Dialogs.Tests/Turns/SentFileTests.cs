using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Features;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

public sealed class SentFileTests
{
    private const string Name = "Mwikali Nthenge Kasyoka";

    private static readonly byte[] Png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 3, 32, 0, 0, 2, 88, 8, 6, 0, 0, 0];

    private static readonly FileReceived Poster = new("../poster.png", "image/png", 33, "ref-1", OtherContent.Photo);

    [Fact]
    public async Task File_WhenNoFormWaits_IsAnsweredAsBefore_AndNotFetched()
    {
        var source = new Source(new FetchedFile.Arrived(Png));
        await using var harness = await SetAsync(source);
        var chat = await harness.ChatAsync(Name, ChannelNames.Telegram, "en");

        await chat.TurnAsync("", Poster);

        Assert.Contains("I can only read text", chat.Transcript, StringComparison.Ordinal);
        Assert.Empty(source.Asked);
    }

    [Fact]
    public async Task File_OfAStranger_IsNotFetched()
    {
        var source = new Source(new FetchedFile.Arrived(Png));
        await using var harness = await SetAsync(source);

        await harness.Stranger(ChannelNames.Telegram, "en").TurnAsync("", Poster);

        Assert.Empty(source.Asked);
    }

    [Fact]
    public async Task File_WhenTheChatWaitsForIt_IsKeptAndAnswersTheForm()
    {
        await using var harness = await SetAsync(new Source(new FetchedFile.Arrived(Png)));
        var chat = await harness.ChatAsync(Name, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/paper");
        await chat.SaysAsync("A title");

        await chat.TurnAsync("", Poster);

        Assert.Contains("done: A title, poster.png", chat.Transcript, StringComparison.Ordinal);
        var file = await harness.Community.ReadAsync(db => db.Files.SingleAsync(file => file.OwnerId != null));
        Assert.Equal(("poster.png", "image/png"), (file.Name, file.ContentType));
        Assert.Null(file.ExpiresAt);
        Assert.NotNull(file.OwnerId);
    }

    [Fact]
    public async Task File_SentBeforeItsTurn_IsTaken_AndTheQuestionStays()
    {
        await using var harness = await SetAsync(new Source(new FetchedFile.Arrived(Png)));
        var chat = await harness.ChatAsync(Name, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/paper");

        await chat.TurnAsync("", Poster);
        Assert.Contains("I have “poster.png”.", chat.Transcript, StringComparison.Ordinal);
        Assert.NotNull((await harness.Community.ReadAsync(db => db.Files.SingleAsync(file => file.OwnerId != null))).ExpiresAt);
        await chat.SaysAsync("A title");

        Assert.Contains("done: A title, poster.png", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WhileACardIsOpen_IsTaken_AndTheCardIsStillGood()
    {
        await using var harness = await SetAsync(new Source(new FetchedFile.Arrived(Png)));
        var chat = await harness.ChatAsync(Name, ChannelNames.Teams, "en");
        await chat.SaysAsync("/paper");
        Assert.Contains("Send the file here in the chat", chat.Transcript, StringComparison.Ordinal);
        var (id, message, button) = chat.Find("f.sub")!.Value;

        await chat.TurnAsync("", Poster);
        var values = ImmutableDictionary<string, string>.Empty.Add("title", "A title");
        await chat.TurnAsync("", new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, message.Operation, chat.Incoming(new IgnoredEvent("x")).Where.ExternalId), values, id));

        Assert.Contains("done: A title, poster.png", chat.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("out of date", chat.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "That file is something else")]
    [InlineData("empty", "That file is empty")]
    [InlineData("large", "too large: at most 20 MB")]
    [InlineData("claimed", "too large: at most 20 MB")]
    [InlineData("away", "could not fetch that file")]
    [InlineData("shape", "a shape that phones do not show")]
    public async Task File_ThatIsRefused_IsSaidSo_AndTheFormStillWaits(string what, string words)
    {
        var source = new Source(what switch
        {
            "kind" => new FetchedFile.Arrived("MZ\u0000\u0001"u8.ToArray()),
            "empty" => new FetchedFile.Arrived([]),
            "large" => new FetchedFile.TooLarge(),
            "shape" => new FetchedFile.Arrived([.. Png[..16], 0, 1, 0, 0, .. Png[20..]]),
            _ => new FetchedFile.OutOfReach(),
        });
        await using var harness = await SetAsync(source);
        var chat = await harness.ChatAsync(Name, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/paper");
        await chat.SaysAsync("A title");

        await chat.TurnAsync("", what == "claimed" ? Poster with { Size = StoredFile.LargestSize + 1L } : Poster);

        Assert.Contains(words, chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(0, await harness.Community.ReadAsync(db => db.Files.CountAsync(file => file.OwnerId != null)));
        Assert.Equal(what == "claimed" ? 0 : 1, source.Asked.Count);
        source.Outcome = new FetchedFile.Arrived(Png);
        await chat.TurnAsync("", Poster);
        Assert.Contains("done: A title", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redelivery_FetchesNothingAgain()
    {
        var source = new Source(new FetchedFile.Arrived(Png));
        await using var harness = await SetAsync(source);
        var chat = await harness.ChatAsync(Name, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/paper");

        await chat.TurnAsync("", Poster, "same");
        await chat.TurnAsync("", Poster, "same");

        Assert.Single(source.Asked);
        Assert.Equal(1, await harness.Community.ReadAsync(db => db.Files.CountAsync(file => file.OwnerId != null)));
    }

    [Fact]
    public async Task StyledWords_AreMarkupOnlyWhereTheFieldIsRich()
    {
        await using var harness = await SetAsync(new Source(new FetchedFile.Arrived(Png)));
        var chat = await harness.ChatAsync(Name, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/paper");
        await chat.TurnAsync("", new MessageReceived("A title") { Markup = "A **title**" });
        await chat.TurnAsync("", Poster);

        Assert.Contains("done: A **title**, poster.png", chat.Transcript, StringComparison.Ordinal);
    }

    private static Task<ConversationHarness> SetAsync(Source source) => ConversationHarness.SetAsync(services => services
        .AddKeyedSingleton<IFileSource>(ChannelNames.Telegram, source).AddKeyedSingleton<IFileSource>(ChannelNames.Teams, source)
        .AddForm<Paper>("paper"));

    private sealed class Source(FetchedFile outcome) : IFileSource
    {
        public List<FileReceived> Asked { get; } = [];

        public FetchedFile Outcome { get; set; } = outcome;

        public Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel)
        {
            Asked.Add(file);
            return Task.FromResult(Outcome);
        }
    }

    private sealed class Paper : IFormHandler
    {
        public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(new Form(
            "paper", 1,
            [new TextField("title", Text.Verbatim("Title?")) { Rich = true }, new FileField("file", Text.Verbatim("Paper?"))])
        { Review = ReviewMode.Never });

        public Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
        {
            turn.Reply(Message.Of($"done: {state.Answers["title"]}, {FileField.FileName(state.Answers["file"]!)}"));
            return Task.FromResult(ImmutableDictionary<string, Text>.Empty);
        }
    }
}
