using System.Reflection;
using CoP.Extraction.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Extraction;

/// <summary>Registers the reading of files.</summary>
public static class ExtractionServices
{
    /// <param name="program">The program that is started once more for each file, and passes its words to <see cref="ExtractionChild"/> then.</param>
    public static IServiceCollection AddExtraction(this IServiceCollection services, Assembly program) => services.AddSingleton(provider => new ExtractionProcess(
        ChildCommand.Of(program), provider.GetRequiredService<IOptions<ExtractionOptions>>(), provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<ExtractionProcess>>()));
}
