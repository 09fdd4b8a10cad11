using System.Buffers.Binary;
using System.Text;

namespace CoP.Extraction.Tests.Making;

/// <summary>The container of Office before 2007, with one stream in it.</summary>
internal static class OleDocuments
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const uint Table = 0xFFFFFFFD;

    /// <param name="next">Where a sector's chain goes on; without it they follow each other.</param>
    public static byte[] Of(string stream, byte[] content, Func<uint, uint>? next = null)
    {
        var sectors = (uint)Math.Max(8, (content.Length + Sector - 1) / Sector); // From 4,096 bytes on a stream has sectors of its own.
        var file = new byte[Sector * (3 + sectors)];
        WriteHeader(file);
        WriteTable(file.AsSpan(Sector, Sector), sectors, next);
        WriteEntry(file.AsSpan(2 * Sector, 128), "Root Entry", 5, End, 0, child: 1);
        WriteEntry(file.AsSpan((2 * Sector) + 128, 128), stream, 2, 2, sectors * Sector, child: Free);
        content.CopyTo(file, 3 * Sector);
        return file;
    }

    /// <summary>A workbook of Excel 97 with these words below each other.</summary>
    public static byte[] Sheet(params string[] words)
    {
        byte[] sheet = [.. Record(0x809, [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. words.SelectMany(Label), .. Record(0x0A)];
        var head = Record(0x809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        byte[] name = [6, 0, .. "Kaunti"u8];
        var start = BitConverter.GetBytes(head.Length + 4 + 6 + name.Length + 4);
        return Of("Workbook", [.. head, .. Record(0x85, [.. start, 0, 0, .. name]), .. Record(0x0A), .. sheet]);
    }

    private static byte[] Label(string text, int row) =>
        Record(0x204, [(byte)row, 0, 0, 0, 0, 0, (byte)text.Length, 0, 0, .. Encoding.Latin1.GetBytes(text)]);

    private static byte[] Record(ushort id, params byte[] data) => [.. BitConverter.GetBytes(id), .. BitConverter.GetBytes((ushort)data.Length), .. data];

    private static void WriteHeader(Span<byte> file)
    {
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        (int At, ushort Value)[] shorts = [(24, 0x3E), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)];
        foreach (var (at, value) in shorts)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file[at..], value);
        }

        (int At, uint Value)[] words = [(44, 1), (48, 1), (56, 4096), (60, End), (68, End), (76, 0)];
        foreach (var (at, value) in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file[at..], value);
        }

        file[80..Sector].Fill(0xFF);
    }

    private static void WriteTable(Span<byte> table, uint sectors, Func<uint, uint>? next)
    {
        table.Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(table, Table);
        BinaryPrimitives.WriteUInt32LittleEndian(table[4..], End);
        for (var at = 2u; at < Math.Min(2 + sectors, 128); at++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(table[(int)(4 * at)..], next?.Invoke(at) ?? (at == 1 + sectors ? End : at + 1));
        }
    }

    private static void WriteEntry(Span<byte> entry, string name, byte kind, uint start, uint length, uint child)
    {
        var letters = Encoding.Unicode.GetBytes(name + '\0');
        letters.CopyTo(entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)letters.Length);
        (entry[66], entry[67]) = (kind, 1);
        (int At, uint Value)[] words = [(68, Free), (72, Free), (76, child), (116, start), (120, length)];
        foreach (var (at, value) in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(entry[at..], value);
        }
    }
}
