using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Web.Guard;

/// <summary>Refusals as <c>{"error": "code"}</c>; the page has the words for each code under <c>tryout.error.*</c>.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code) => Results.Json(new { error = code }, statusCode: status);

    public static IResult NobodyThere() => Of(StatusCodes.Status404NotFound, "nobody");
}
