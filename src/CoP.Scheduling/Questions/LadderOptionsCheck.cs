using Microsoft.Extensions.Options;

namespace CoP.Scheduling.Questions;

internal sealed class LadderOptionsCheck : IValidateOptions<LadderOptions>
{
    public ValidateOptionsResult Validate(string? name, LadderOptions options) =>
        options.LadderEvery >= LadderOptions.Shortest && options.LadderEvery <= LadderOptions.Longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Questions:LadderEvery is {options.LadderEvery:c}; it must be between {LadderOptions.Shortest:c} and {LadderOptions.Longest:c}.");
}
