using Microsoft.Extensions.Hosting;

namespace CoP.Channels.Web;

/// <summary>Settings of the try-out page, section <c>TryOut</c>.</summary>
public sealed class TryOutOptions
{
    public const string Section = "TryOut";

    /// <summary>Null: on in Development, off elsewhere. Whatever it says, only callers on this very machine are served.</summary>
    public bool? Enabled { get; set; }

    /// <summary>What that comes to.</summary>
    public bool IsOn(IHostEnvironment environment) => Enabled ?? environment.IsDevelopment();
}
