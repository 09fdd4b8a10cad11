using CoP.Channels.Files;
using CoP.Channels.Web.Guard;
using CoP.Channels.Web.Playback;
using CoP.Community.Files;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace CoP.Channels.Web.Endpoints;

/// <summary>A file that the person at a side sends: a form with <c>as</c>, <c>id</c> and one <c>file</c>.</summary>
internal static class Uploading
{
    /// <summary>The file, its name and the two fields.</summary>
    private const int LargestForm = StoredFile.LargestSize + (64 * 1024);

    private const int LongestName = 200;

    public static void MapUploading(this IEndpointRouteBuilder side) => side.MapPost("/file", UploadAsync).DisableAntiforgery();

    private static async Task<IResult> UploadAsync(
        string side, HttpRequest request, Visitors visitors, ITurns turns, PlaybackStore store, CancellationToken cancel)
    {
        var (form, problem) = await FormAsync(request, cancel);
        if (form is null)
        {
            return problem!;
        }

        if (form.Files is not [{ Name: "file" } file] || !Guid.TryParse(form["id"], out var id))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "no-file");
        }

        return await visitors.FindAsync(side, form["as"], cancel) is { } visitor
            ? await TakeAsync(visitor, file, id, turns, store, cancel)
            : Problems.NobodyThere();
    }

    private static async Task<(IFormCollection? Form, IResult? Problem)> FormAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > LargestForm)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "file-too-large"));
        }

        try
        {
            return request.HasFormContentType
                ? (await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestForm, ValueCountLimit = 4 }, cancel), null)
                : (null, Problems.Of(StatusCodes.Status400BadRequest, "no-file"));
        }
        catch (InvalidDataException)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "file-too-large"));
        }
        catch (BadHttpRequestException)
        {
            return (null, Problems.Of(StatusCodes.Status400BadRequest, "no-file"));
        }
    }

    /// <summary>The end of a long name says what kind of file it is. No character is cut in half.</summary>
    private static string Ending(string name) =>
        name.Length <= LongestName ? name : name[^LongestName..] is var ending && char.IsLowSurrogate(ending[0]) ? ending[1..] : ending;

    private static async Task<IResult> TakeAsync(
        Visitor visitor, IFormFile file, Guid id, ITurns turns, PlaybackStore store, CancellationToken cancel)
    {
        var name = Ending(file.FileName);
        await store.AddOwnAsync(visitor.Conversation, new OwnWords($"📎 {name}", id, null), cancel);
        await using var content = file.OpenReadStream();
        var sent = new FileReceived(name, file.ContentType ?? "", file.Length, id.ToString())
        {
            Fetched = await CappedReading.ReadAsync(content, cancel),
        };
        var outcome = await turns.HandleAsync(Writing.Incoming(visitor, id, sent), cancel);
        return Results.Json(new { outcome.Repeated, outcome.Failed });
    }
}
