using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing.Transcripts;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>One person's conversation with the bot, and the transcript of it. Buttons are named by their verb, so that a script reads in every language.</summary>
internal sealed partial class Chat(ConversationHarness harness, string channel, string person, string place, string heading)
{
    private readonly List<string> _lines = [$"# {heading}"];
    private readonly List<(string Id, Message Message)> _shown = [];
    private int _event;

    public string? Hint { get; init; }

    public ConversationKind Kind { get; init; } = ConversationKind.Personal;

    public string Transcript => Code().Replace(string.Join('\n', _lines), "XXXX-XXXX-XXXX-XXXX") + "\n";

    public Message Latest => _shown[^1].Message;

    public IReadOnlyList<(string Id, Message Message)> Shown => _shown;

    private bool IsCard => channel is ChannelNames.Teams or ChannelNames.Desk;

    private ScriptShape Shape => IsCard ? ScriptShape.Card : ScriptShape.Chat;

    /// <summary>Compares the conversation with its golden file.</summary>
    public void Matches(string form, string language, [System.Runtime.CompilerServices.CallerFilePath] string caller = "") =>
        Golden.Matches($"Transcripts/{form}.{language}.{(IsCard ? "teams" : "telegram")}.txt", Transcript, caller);

    public Task<TurnOutcome> SaysAsync(string text) => TurnAsync($"> {text}", new MessageReceived(text));

    /// <summary>Replies to the latest message.</summary>
    public Task<TurnOutcome> RepliesAsync(string text, string messageId = "said-1") =>
        TurnAsync($"> (in reply) {text}", new MessageReceived(text, ReplyTo: _shown[^1].Id, MessageId: messageId));

    public Task<TurnOutcome> DoesAsync(IncomingEvent what) => TurnAsync($"> ({what.GetType().Name})", what);

    /// <summary>Presses the latest button with this verb.</summary>
    /// <param name="ending">What its argument ends with, where several buttons have the verb.</param>
    public Task<TurnOutcome> PressesAsync(string verb, string ending = "", ImmutableDictionary<string, string>? values = null)
    {
        var (id, message, button) = Find(verb, ending) ?? throw new InvalidOperationException($"No button {verb} {ending} in:\n{Transcript}");
        var token = ConversationHarness.Tokens.Write(button.Press!, message.Operation, place);
        return TurnAsync($"> [{button.Label}]", new ButtonPressed(token, values ?? ImmutableDictionary<string, string>.Empty, id));
    }

    /// <summary>Presses a button of a message that was shown earlier.</summary>
    /// <param name="isOld">The message has changed since, and its client has not drawn that yet.</param>
    public Task<TurnOutcome> PressesOnAsync(Message message, Button button, ImmutableDictionary<string, string> values, bool isOld = false) => TurnAsync(
        $"> [{button.Label}]{(isOld ? " (of before)" : "")}",
        new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, message.Operation, place), values, isOld ? _shown[^1].Id : _shown.First(shown => shown.Message == message).Id));

    /// <summary>
    /// Answers a form: a chat answers one question after the other, a card all at once. <c>=</c> keeps what is suggested,
    /// null skips, <c>~words</c> looks up, <c>+a,b</c> ticks.
    /// </summary>
    public Task FillAsync(params (string Field, string? Value)[] answers) => IsCard ? SubmitAsync(answers) : SayAllAsync(answers);

    /// <summary>What the latest card asks; null for a chat, which asks one thing after the other.</summary>
    public string[]? AskedFields() => IsCard ? [.. Latest.Form?.Card.Inputs.Select(static input => input.Id) ?? []] : null;

    /// <summary>Takes in what has arrived since.</summary>
    public async Task HearsAsync()
    {
        var delivered = await harness.DeliverAsync();
        foreach (var mine in delivered.Where(IsMine))
        {
            Take(mine);
        }

        _lines.AddRange(delivered.Where(sent => !IsMine(sent) && sent.Notice is not null && sent.Kind == OutboxKind.Send)
            .GroupBy(static sent => sent.Notice).Select(static told => $"\n  (others are told: {told.Count()} × {told.Key})"));
    }

    public async Task<TurnOutcome> TurnAsync(string drawn, IncomingEvent what, string? externalId = null, bool deliver = true)
    {
        harness.Community.Time.Advance(TimeSpan.FromSeconds(30));
        _lines.Add($"\n{drawn}");
        var outcome = await harness.Turns.HandleAsync(Incoming(what, externalId), default);
        if (outcome.Answer is { } answer)
        {
            Change(((ButtonPressed)what).MessageId!, answer);
        }

        if (deliver)
        {
            await HearsAsync();
        }

        return outcome;
    }

    public Incoming Incoming(IncomingEvent what, string? externalId = null)
    {
        var id = externalId ?? (++_event).ToString(CultureInfo.InvariantCulture);
        return new Incoming(channel, "bot", $"{place}-{id}", new Person(person, heading), new ConversationAddress(place, Kind), what)
        {
            LanguageHint = Hint,
            AnswersInResponse = IsCard && what is ButtonPressed,
            Acknowledge = !IsCard && what is ButtonPressed ? $"press-{id}" : null,
        };
    }

    public (string Id, Message Message, Button Button)? Find(string verb, string ending = "") => _shown.AsEnumerable().Reverse()
        .SelectMany(shown => Drawing.Buttons(shown.Message, Shape).Select(button => (shown.Id, shown.Message, Button: button)))
        .Where(found => found.Button.Press is { } press && press.Verb == verb && press.Argument.EndsWith(ending, StringComparison.Ordinal))
        .Select(static found => ((string, Message, Button)?)found)
        .FirstOrDefault();

    private bool IsMine(Delivered sent) => sent.Place.Channel == channel && sent.Place.ExternalId == place;

    private void Take(Delivered sent)
    {
        if (sent.Kind == OutboxKind.Acknowledge)
        {
            _lines.AddRange(Drawing.Text(sent.Message) is { Length: > 0 } toast ? [$"\n  ({toast})"] : Array.Empty<string>());
        }
        else if (sent.Kind == OutboxKind.Edit)
        {
            Change(sent.PlatformId, sent.Message);
        }
        else
        {
            _shown.Add((sent.PlatformId, sent.Message));
            _lines.Add($"\n{Drawing.Of(sent.Message, Shape)}");
        }
    }

    private void Change(string id, Message message)
    {
        _shown.RemoveAll(shown => shown.Id == id);
        _shown.Add((id, message));
        _lines.Add($"\n  (the message changes)\n{Drawing.Of(message, Shape)}");
    }

    private async Task SayAllAsync((string Field, string? Value)[] answers)
    {
        foreach (var (_, value) in answers)
        {
            await (value switch
            {
                null => PressesAsync("f.skip"),
                "=" => PressesAsync("f.keep"),
                ['~', .. var words] => SaysAsync(words),
                ['+', .. var ticks] => TickAsync(ticks),
                _ when Find("f.pick", $":{value}") is not null => PressesAsync("f.pick", $":{value}"),
                _ => SaysAsync(value),
            });
        }
    }

    private async Task<TurnOutcome> TickAsync(string ticks)
    {
        foreach (var value in ticks.Split(','))
        {
            await PressesAsync("f.tog", $":{value}");
        }

        return await PressesAsync("f.done");
    }

    private async Task SubmitAsync((string Field, string? Value)[] answers)
    {
        var values = ImmutableDictionary<string, string>.Empty;
        foreach (var input in Latest.Form!.Card.Inputs)
        {
            var answer = answers.FirstOrDefault(given => given.Field == input.Id);
            var value = answer.Value is null or "=" ? (answer.Field is null || answer.Value == "=" ? input.Value : null) : await CardValueAsync(input, answer.Value);
            values = value is null ? values : values.Add(input.Id, value);
            _lines.Add($"\n> ({input.Label}) {value}");
        }

        await PressesAsync("f.sub", values: values);
    }

    private async Task<string> CardValueAsync(CardInput input, string value)
    {
        if (value is not ['~', .. var words])
        {
            return value.TrimStart('+');
        }

        var found = await harness.Turns.SearchAsync(channel, person, input.Dataset!, words, default);
        Assert.NotEmpty(found);
        return found[0].Value;
    }

    [GeneratedRegex("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")]
    private static partial Regex Code();
}
