using System.Runtime.CompilerServices;
using Xunit;

namespace CoP.Testing.Transcripts;

/// <summary>Compares text with a committed file, so that a change in what members read is reviewed as a diff.</summary>
public static class Golden
{
    /// <summary>Fails when the file differs or is missing; with <c>UPDATE_GOLDEN=1</c> it is written instead.</summary>
    /// <param name="file">Relative to the folder of the calling test.</param>
    public static void Matches(string file, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Write(path, actual.ReplaceLineEndings("\n"));
        }

        Assert.True(File.Exists(path), $"{file} is missing: run with UPDATE_GOLDEN=1, read it, and commit it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
