using System.Buffers;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoP.Storage.Moving;

/// <summary>Bytes of a row, which have an entry of their own.</summary>
internal sealed record RowContent(string Entry, byte[] Bytes);

/// <summary>Reads the rows of a table, each as a line of JSON with some of its columns in their order.</summary>
internal sealed class RowLines(MovedTable table, IReadOnlyList<MovedColumn> columns)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MovedColumn[] _read = [.. columns, .. table.Key];
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>The line is good until the next is asked for, and has no end of its own.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(DbTransaction transaction, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = table.Select(_read);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await using var json = new Utf8JsonWriter(_line, Plain);
        while (await reader.ReadAsync(cancel))
        {
            _line.ResetWrittenCount();
            json.Reset();
            Write(json, reader);
            await json.FlushAsync(cancel);
            yield return _line.WrittenMemory;
        }
    }

    /// <summary>The bytes of a column, a row after the other.</summary>
    public static async IAsyncEnumerable<RowContent> ContentsAsync(MovedTable table, MovedColumn content, DbTransaction transaction, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = table.Select([content, .. table.Key]);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!await reader.IsDBNullAsync(0, cancel))
            {
                yield return new RowContent(table.EntryOf(content, Key(table, reader, 1)), (byte[])content.Values.FromDatabase(reader, 0));
            }
        }
    }

    private void Write(Utf8JsonWriter json, DbDataReader row)
    {
        json.WriteStartObject();
        for (var at = 0; at < columns.Count; at++)
        {
            json.WritePropertyName(columns[at].Name);
            if (row.IsDBNull(at))
            {
                json.WriteNullValue();
            }
            else if (columns[at].IsContent)
            {
                Write(json, table.EntryOf(columns[at], Key(table, row, columns.Count)), (byte[])columns[at].Values.FromDatabase(row, at));
            }
            else
            {
                columns[at].Values.Write(json, columns[at].Values.FromDatabase(row, at));
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string entry, byte[] bytes)
    {
        json.WriteStartObject();
        json.WriteString("entry", entry);
        json.WriteNumber("bytes", bytes.Length);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        json.WriteEndObject();
    }

    private static object[] Key(MovedTable table, DbDataReader row, int from) => [.. table.Key.Select((column, at) => column.Values.FromDatabase(row, from + at))];
}
