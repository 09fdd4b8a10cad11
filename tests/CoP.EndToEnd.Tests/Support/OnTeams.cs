using System.Globalization;
using System.Text.Json.Nodes;
using CoP.Testing.Teams;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>Somebody at a desk with Teams, in the personal chat, in a group chat, or in a channel and there in a thread.</summary>
internal sealed class OnTeams(TestBot testBot, string name, string id, string conversation, string thread = "", Guid directory = default) : ChatUser(testBot, name)
{
    public const string Bot = $"28:{TeamsStandIn.AppId}";
    private static long _lastMessage = 1_795_000_000_000;
    private readonly Dictionary<string, (int At, JsonObject Card)> _answers = [];

    public string Id => id;

    private bool IsShared => conversation.StartsWith("19:", StringComparison.Ordinal);

    private bool IsChannel => IsShared && conversation.EndsWith("@thread.tacv2", StringComparison.Ordinal);

    public override IReadOnlyList<ShownMessage> Screen => [.. Activities().Select(static shown => CardReading.Read(shown.Id, shown.Activity))];

    /// <summary>The same person in a channel or group chat; with a thread, below its first message.</summary>
    public OnTeams In(string shared, string inThread = "") => new(TestBot, Name, id, shared, inThread);

    /// <summary>Where others read along, words for the bot name it.</summary>
    public override Task Says(string text) => PostAsync(Message(text));

    public override async Task Replies(string under, string text)
    {
        var message = await Reads(under);
        await (IsChannel ? In(conversation, message.Id).Says(text) : PostAsync(Quoting(message.Id, text)));
    }

    public override Task<string> Presses(string label, string under = "") => Submits(label, [], under);

    /// <summary>Fills the inputs of the newest card with that button, each by its label, and presses it.</summary>
    public async Task<string> Submits(string label, Dictionary<string, string> filled, string under = "")
    {
        var (message, card, action) = await ButtonAsync(label, under);
        var data = action["data"]!.DeepClone().AsObject();
        if ((string?)action["associatedInputs"] == "auto")
        {
            Fill(data, card, filled);
        }

        return await PressesData(data, message);
    }

    // An edit of before may arrive late, and be followed by the next at once: what was seen is looked at again.
    private async Task<(string Message, JsonObject Card, JsonObject Action)> ButtonAsync(string label, string under)
    {
        while (true)
        {
            var message = await Sees(under, label);
            var card = CardReading.Card(Activities().Last(shown => shown.Id == message.Id).Activity)!;
            if (CardReading.Actions(card).FirstOrDefault(action => CardReading.Title(action) == label) is { } action)
            {
                return (message.Id, card, action);
            }
        }
    }

    /// <summary>Posts a press with any data, as from a card of that message; gives the text of what was answered.</summary>
    public async Task<string> PressesData(JsonObject data, string message)
    {
        var answer = JsonNode.Parse(await PostAsync(Press(data, message)))!;
        if ((string?)answer["type"] == "application/vnd.microsoft.card.adaptive")
        {
            TestBot.Judge(answer["value"]!);
            _answers[message] = (TestBot.Teams.Ledger.Count, Wrap(answer["value"]!));
            return CardReading.Read(message, _answers[message].Card).Text;
        }

        return (string)answer["value"]!;
    }

    /// <summary>The values that a list offers for typed words, by their titles.</summary>
    public async Task<Dictionary<string, string>> Searches(string dataset, string typed)
    {
        var answer = JsonNode.Parse(await PostAsync(Activity("invoke", "", activity =>
        {
            activity["name"] = "application/search";
            activity["value"] = new JsonObject { ["queryText"] = typed, ["dataset"] = dataset, ["kind"] = "search" };
        })))!;
        return answer["value"]!["results"]!.AsArray().ToDictionary(static found => (string)found!["title"]!, static found => (string)found!["value"]!);
    }

    /// <summary>Where the newest link of that label leads; null while there is none.</summary>
    public Uri? Link(string label) => Activities().Select(static shown => CardReading.Card(shown.Activity)).OfType<JsonObject>().SelectMany(CardReading.Actions)
        .Where(action => CardReading.Title(action) == label && action["url"] is not null).Select(static action => new Uri((string)action["url"]!)).LastOrDefault();

    /// <summary>The data of a button.</summary>
    public JsonObject Data(ShownMessage message, string label) =>
        CardReading.Actions(CardReading.Card(Activities().Last(shown => shown.Id == message.Id).Activity)!)
            .First(action => CardReading.Title(action) == label)["data"]!.DeepClone().AsObject();

    public JsonObject Message(string text) => Activity("message", text, activity =>
    {
        if (IsShared)
        {
            activity["text"] = $"<at>CoP</at> {text}";
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>CoP</at>",
                ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "CoP" },
            });
        }
    });

    /// <summary>Accepts a file that is offered here: Teams opens a session in the person's OneDrive and tells the bot.</summary>
    /// <param name="change">What is different from what Teams would say.</param>
    public async Task<JsonObject> Accepts(string name, Action<JsonObject>? change = null)
    {
        var (message, offer) = await OfferAsync(name);
        var activity = Consent(message, "accept", offer["content"]!["acceptContext"]!.DeepClone());
        activity["value"]!["uploadInfo"] = TestBot.Teams.OneDrive.Open(name, (long)offer["content"]!["sizeInBytes"]!);
        change?.Invoke(activity);
        await PostAsync(activity);
        return activity;
    }

    public async Task Declines(string name)
    {
        var (message, offer) = await OfferAsync(name);
        await PostAsync(Consent(message, "decline", offer["content"]!["declineContext"]!.DeepClone()));
    }

    /// <summary>The answer to an offered file as Teams brings it.</summary>
    public JsonObject Consent(string message, string answer, JsonNode context) => Activity("invoke", "", activity =>
    {
        activity["name"] = "fileConsent/invoke";
        activity["replyToId"] = message;
        activity["value"] = new JsonObject { ["type"] = "fileUpload", ["action"] = answer, ["context"] = context };
    });

    private async Task<(string Message, JsonNode Offer)> OfferAsync(string name)
    {
        var message = (await Sees(name, "Accept")).Id;
        return (message, CardReading.FileCard(Activities().Last(shown => shown.Id == message).Activity)!);
    }

    public JsonObject Press(JsonObject data, string message) => Activity("invoke", "", activity =>
    {
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = message;
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "v", ["data"] = data.DeepClone() } };
    });

    public JsonObject Activity(string type, string text, Action<JsonObject>? more = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = Interlocked.Increment(ref _lastMessage).ToString(CultureInfo.InvariantCulture),
            ["timestamp"] = TestBot.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["channelId"] = "msteams",
            ["serviceUrl"] = TestBot.Teams.ServiceUrl,
            ["locale"] = "en-US",
            ["from"] = new JsonObject { ["id"] = id, ["name"] = Name, ["aadObjectId"] = directory.ToString() },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "CoP" },
            ["conversation"] = Where(),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsStandIn.TenantId } },
        };
        if (type == "message")
        {
            activity["text"] = text;
        }

        more?.Invoke(activity);
        return activity;
    }

    /// <summary>Posts an activity as Teams does, and gives the body of the answer, which must be 200.</summary>
    public async Task<string> PostAsync(JsonObject activity)
    {
        using var response = await new TeamsPerson(TestBot.Teams, TestBot.Clock).PostAsync(TestBot.Address, activity);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{(int)response.StatusCode} {body}");
    }

    private static JsonObject Wrap(JsonNode card) =>
        new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["content"] = card.DeepClone() }) };

    private JsonObject Where() => new()
    {
        ["id"] = thread.Length == 0 ? conversation : $"{conversation};messageid={thread}",
        ["conversationType"] = IsChannel ? "channel" : IsShared ? "groupChat" : "personal",
        ["isGroup"] = IsShared,
        ["tenantId"] = TeamsStandIn.TenantId,
    };

    private JsonObject Quoting(string message, string text)
    {
        var activity = Message(text);
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"""<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="{message}"><p>…</p></blockquote><p>{text}</p>""",
        });
        return activity;
    }

    /// <summary>A client sends the value of every input, what was typed and what stood there.</summary>
    private static void Fill(JsonObject data, JsonObject card, Dictionary<string, string> filled)
    {
        foreach (var input in CardReading.Inputs(card))
        {
            var given = filled.TryGetValue((string?)input["label"] ?? "", out var typed) ? Value(input, typed) : (string?)input["value"];
            if (given is not null)
            {
                data[(string)input["id"]!] = given;
            }
        }
    }

    /// <summary>Choices are named by their titles, several with a bar between them; what was found by typing is a value already.</summary>
    private static string Value(JsonObject input, string typed) => input["choices"] is JsonArray choices && input["choices.data"] is null
        ? string.Join(',', typed.Split('|').Select(one => (string)choices.First(choice => (string?)choice!["title"] == one)!["value"]!))
        : typed;

    private List<(string Id, JsonNode Activity)> Activities()
    {
        var shown = new SortedDictionary<long, (int At, JsonNode Activity)>();
        foreach (var (entry, at) in TestBot.Teams.Ledger.Select(static (entry, at) => (entry, at)))
        {
            if (entry is { Method: "DELETE", Id: { } gone })
            {
                shown.Remove(long.Parse(gone, CultureInfo.InvariantCulture));
            }
            else if (entry is { Id: { } message } && JsonNode.Parse(entry.Body) is { } body && IsHere(body))
            {
                shown[long.Parse(message, CultureInfo.InvariantCulture)] = (at, body);
            }
        }

        return [.. shown.Select(pair => (Text(pair.Key), Later(Text(pair.Key), pair.Value)))];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private JsonNode Later(string message, (int At, JsonNode Activity) shown) =>
        _answers.TryGetValue(message, out var answer) && answer.At > shown.At ? answer.Card : shown.Activity;

    private bool IsHere(JsonNode body) => (string?)body["type"] == "message"
        && ((string)body["conversation"]!["id"]!).Split(';')[0] == conversation;
}
