using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Translation;
using CoP.Community;
using CoP.Dialogs.Search;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>
/// Answers what is typed behind our name in any chat (Bot API: inline mode). Results are personal and kept by nobody: whoever asks
/// next may see less. An answer that comes too late is let go; the next letter asks again.
/// </summary>
internal sealed partial class InlineQueries(IInlineSearch search, TelegramApi api, ILogger<InlineQueries> log)
{
    /// <summary>Characters of a result's second line that clients show.</summary>
    private const int LongestDescription = 250;

    /// <summary>Answers the last of each person, and waits for none: nothing that is typed in other chats may keep what is said to us from being confirmed.</summary>
    public void Begin(IEnumerable<InlineQuery> queries)
    {
        foreach (var query in queries.GroupBy(static query => query.From.Id).Select(static typed => typed.Last()))
        {
            _ = Task.Run(() => TryAsync(query));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the next letter asks again.")]
    private async Task TryAsync(InlineQuery query)
    {
        try
        {
            await AnswerAsync(query, CancellationToken.None);
        }
        catch (Exception fault)
        {
            Failed(fault);
        }
    }

    private async Task AnswerAsync(InlineQuery query, CancellationToken cancel)
    {
        var offset = int.TryParse(query.Offset, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;
        var found = await search.FindAsync(ChannelNames.Telegram, TelegramId.Text(query.From.Id), query.Query, offset, query.From.LanguageCode, cancel);
        var answer = await api.CallAsync<JsonElement>("answerInlineQuery", Body(query, found), cancel);
        if (answer is not ApiAnswer<JsonElement>.Ok)
        {
            NotAnswered(answer.GetType().Name);
        }
    }

    private static JsonObject Body(InlineQuery query, InlineResults found)
    {
        var body = new JsonObject
        {
            ["inline_query_id"] = query.Id,
            ["results"] = new JsonArray([.. found.Results.Select(Article)]),
            ["cache_time"] = 0,
            ["is_personal"] = true,
            ["next_offset"] = found.Next?.ToString(CultureInfo.InvariantCulture) ?? "",
        };
        if (!found.IsMember)
        {
            body["button"] = new JsonObject { ["text"] = found.Hint, ["start_parameter"] = "join" };
        }

        return body;
    }

    private static JsonNode Article(InlineResult result)
    {
        var article = new JsonObject
        {
            ["type"] = "article",
            ["id"] = result.Key,
            ["title"] = result.Title,
            ["description"] = Cut(result.Passage.Length > 0 ? $"{result.Details}\n{result.Passage}" : result.Details),
            ["input_message_content"] = new JsonObject { ["message_text"] = Words(result), ["parse_mode"] = "HTML" },
        };
        if (result.Open is { } link)
        {
            article["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray(new JsonArray(new JsonObject { ["text"] = result.OpenLabel, ["url"] = link.AbsoluteUri })) };
        }

        return article;
    }

    private static string Words(InlineResult result) =>
        $"<b>{Escape(result.Title)}</b>\n{Escape(result.Details)}{(result.Passage.Length > 0 ? $"\n\n{Escape(result.Passage)}" : "")}";

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length <= LongestDescription ? text : $"{text[..(char.IsHighSurrogate(text[LongestDescription - 2]) ? LongestDescription - 2 : LongestDescription - 1)]}…";

    [LoggerMessage(Level = LogLevel.Error, Message = "An inline query could not be answered")]
    private partial void Failed(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "An inline query was not answered: {Outcome}")]
    private partial void NotAnswered(string outcome);
}
