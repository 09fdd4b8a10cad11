using System.Text;
using System.Text.Unicode;

namespace CoP.Community.Files;

/// <summary>Reads plain text and nothing else: what there is where no host has put something in its place that reads every kind.</summary>
internal sealed class PlainTexts : IFileTexts
{
    public Task<FileText> ReadAsync(string name, byte[] content, CancellationToken cancel) => Task.FromResult(
        !Utf8.IsValid(content) || content.Contains((byte)0) ? new FileText(FileTextOutcome.Unreadable)
        : Encoding.UTF8.GetString(content) is var text && VisibleText.IsNone(text) ? new FileText(FileTextOutcome.Empty)
        : new FileText(FileTextOutcome.Read, text));
}
