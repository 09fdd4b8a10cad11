using System.CommandLine;
using System.CommandLine.Parsing;
using CoP.Community.Members;

namespace CoP.Bot.CommandLine;

/// <summary><c>--role ROLE</c>: a role by its name, never by its number.</summary>
internal static class RoleOption
{
    private static readonly string Names = string.Join(", ", Enum.GetNames<Role>());

    public static Option<Role> Create()
    {
        var option = new Option<Role>("--role") { Description = $"One of {Names}.", DefaultValueFactory = static _ => Role.Member, CustomParser = Parse };
        option.CompletionSources.Clear();
        option.HelpName = "ROLE";
        return option;
    }

    private static Role Parse(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        if (Enum.GetNames<Role>().FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<Role>(name);
        }

        result.AddError($"'{word}' is not a role; a role is one of {Names}.");
        return default;
    }
}
