using System.Data.Common;
using CoP.Bot.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CoP.Bot.CommandLine;

/// <summary>What an operator can mend, in plain words instead of a stack trace.</summary>
internal static class CommandErrors
{
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel.Core";
    private static readonly string SeeCheck = $"The settings do not fit together. \"{Spelling.Of("check")}\" says what is missing and how to get it.";

    /// <summary>A sentence or two; only what nobody foresaw keeps its stack trace.</summary>
    public static IReadOnlyList<string> InWords(Exception trouble) => trouble switch
    {
        OptionsValidationException invalid => [.. invalid.Failures, SeeCheck],
        DbException => [$"The database cannot be used: {trouble.Message} Database:ConnectionString says where it is."],
        IOException { InnerException: AddressInUseException } => [$"{trouble.Message} Another program listens there; give another address with --Urls."],
        IOException or UnauthorizedAccessException => [trouble.Message],
        System.Net.Sockets.SocketException => [$"The program cannot listen where Urls says: {trouble.Message}."],
        InvalidOperationException { Source: "CoP.Storage" } => [trouble.Message],
        InvalidOperationException or FormatException when trouble.Source == Server => [$"The program cannot listen as the settings say: {trouble.Message.Split('\n')[0]}"],
        _ => [$"This was not foreseen: {trouble}"],
    };
}
