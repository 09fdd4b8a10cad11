using Xunit;

namespace CoP.Testing.Specs;

/// <summary>
/// A test that needs a specification from <c>shared/specs</c>: skipped with a word where it is missing, unless
/// COP_TESTS_REQUIRE_ALL=1, which lets it fail.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpecFactAttribute : FactAttribute
{
    public SpecFactAttribute(string file)
    {
        File = file;
        Skip = SpecFolder.Find(file) is null && Environment.GetEnvironmentVariable("COP_TESTS_REQUIRE_ALL") != "1"
            ? $"shared/specs/{file} is not beside the repository."
            : null;
    }

    public string File { get; }
}
