using CoP.Community.DueWork;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Documents;

/// <summary>Reads what stands in the files of documents, in the background: outside of any transaction, since it may take seconds.</summary>
public sealed class DocumentReading(ITransactions transactions, IServiceScopeFactory scopes, IFileTexts texts) : IDueWork
{
    public string Name => "document-reading";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public bool ByTime => false;

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.Documents.Where(static document => document.TextState == DocumentTextState.Waiting).OrderBy(static document => document.Id).Select(static document => document.Id).Take(20);

    public async Task<bool> StepAsync(long id, CancellationToken cancel)
    {
        if (await FileAsync(id, cancel) is not { } file)
        {
            return await KeepAsync(id, new FileText(FileTextOutcome.Unreadable), cancel);
        }

        var read = await texts.ReadAsync(file.Name, file.Content, cancel);
        return read.Outcome == FileTextOutcome.NotTried
            ? throw new InvalidOperationException("The machine could not begin to read a file.") // It is tried again after a while that grows.
            : await KeepAsync(id, read, cancel);
    }

    private async Task<StoredFile?> FileAsync(long id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityDb>().Documents.AsNoTracking().Where(document => document.Id == id).Select(static document => document.File).FirstOrDefaultAsync(cancel);
    }

    private Task<bool> KeepAsync(long id, FileText read, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            if (await db.Documents.FindAsync([id], token) is not { TextState: DocumentTextState.Waiting } document)
            {
                return false;
            }

            await KeepAsync(db, document, read, token);
            return true;
        },
        cancel);

    /// <summary>Writes down what was read; where nothing could be, that.</summary>
    internal static async Task KeepAsync(CommunityDb db, Document document, FileText read, CancellationToken cancel)
    {
        document.TextState = read.Outcome switch
        {
            FileTextOutcome.Read => DocumentTextState.Read,
            FileTextOutcome.Empty => DocumentTextState.Empty,
            FileTextOutcome.Recording => DocumentTextState.None,
            _ => DocumentTextState.Unreadable,
        };
        document.Pages ??= read.Pages;
        document.Minutes ??= read.Minutes;
        if (read.Outcome != FileTextOutcome.Read)
        {
            return;
        }

        var kept = read.Text.Length > DocumentText.Longest ? read.Text[..DocumentText.Longest] : read.Text;
        if (await db.DocumentTexts.FindAsync([document.Id], cancel) is { } before)
        {
            before.Text = kept;
        }
        else
        {
            db.Add(new DocumentText { DocumentId = document.Id, Text = kept });
        }
    }
}
