using System.Data.Common;

namespace CoP.Storage.Turns;

/// <summary>Gives values to the parameters of commands that are used again and again.</summary>
internal static class ParameterValues
{
    /// <summary>Whole: what is longer than a parameter was made for would be cut without a word.</summary>
    public static void Set(this DbParameter parameter, object? value)
    {
        parameter.Value = value ?? DBNull.Value;
        if (parameter.Size > 0 && Length(value) > parameter.Size)
        {
            parameter.Size = -1;
        }
    }

    private static int Length(object? value) => value switch
    {
        string text => text.Length,
        byte[] bytes => bytes.Length,
        _ => 0,
    };
}
