using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Writes what a button carries and reads it back: <c>verb~argument~operation~signature</c>, at most 64 bytes. The
/// signature covers the conversation, so a button cannot be made up, changed, or carried to another chat. It proves
/// only that we drew the button: rights are checked again on every press.
/// </summary>
public sealed class ButtonTokens(byte[] key)
{
    private const int OperationBytes = 6;
    private const int SignatureBytes = 8;

    public static string NewOperation() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(OperationBytes));

    public string Write(Press press, string operation, string conversation)
    {
        var signed = $"{press.Verb}~{press.Argument}~{operation}";
        return $"{signed}~{Sign(signed, conversation)}";
    }

    /// <summary>A key for signing something else than buttons, so that neither signature can stand for the other.</summary>
    public byte[] DeriveKey(string purpose) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"key of {purpose}"));

    /// <summary>The press and its operation, or null when we did not draw this button in this conversation.</summary>
    public (Press Press, string Operation)? Read(string token, string conversation)
    {
        var cut = token.LastIndexOf('~');
        if (cut < 0 || !Matches(token[(cut + 1)..], Sign(token[..cut], conversation)))
        {
            return null;
        }

        return token[..cut].Split('~') is [var verb, var argument, var operation]
            ? (new Press(verb, argument), operation)
            : null;
    }

    private static bool Matches(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private string Sign(string signed, string conversation) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{conversation}\n{signed}")).AsSpan(0, SignatureBytes));
}
