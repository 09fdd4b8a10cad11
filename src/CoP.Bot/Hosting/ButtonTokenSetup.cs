using System.Security.Cryptography;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.Hosting;

/// <summary>The key that signs buttons: made once, kept in the database, so that buttons outlive a restart and work on every node.</summary>
internal sealed class ButtonSigningKeySetup
{
    private const string Name = "press.key";
    private const int Bytes = 32;

    private byte[]? _key;

    public byte[] Key => _key ?? throw new InvalidOperationException("The signing key is loaded when the host prepares; buttons come after.");

    public async Task LoadAsync(ITransactions transactions, CancellationToken cancel) =>
        _key = Convert.FromBase64String(await transactions.RunAsync(FindOrMakeAsync, cancel));

    private static async Task<string> FindOrMakeAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var stored = await db.Settings.FirstOrDefaultAsync(setting => setting.Name == Name, cancel);
        if (stored is null)
        {
            stored = new StoredSetting { Name = Name, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) };
            db.Settings.Add(stored);
        }

        return stored.Value;
    }
}

internal static class ButtonTokenSetup
{
    public static void AddButtonTokens(this IServiceCollection services) => services
        .AddSingleton<ButtonSigningKeySetup>()
        .AddSingleton(static provider => new ButtonTokens(provider.GetRequiredService<ButtonSigningKeySetup>().Key));
}
