namespace CoP.Extraction.Tests.Making;

/// <summary>A good file with a few bytes changed, left out or doubled.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] good, int seed)
    {
        var random = new Random(seed);
        List<byte> file = [.. good];
        for (var times = random.Next(1, 12); times > 0 && file.Count > 1; times--)
        {
            var (at, length) = (random.Next(file.Count), random.Next(1, 40));
            switch (random.Next(5))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file.RemoveRange(at, Math.Min(length, file.Count - at));
                    break;
                case 3:
                    file.InsertRange(at, file.GetRange(at, Math.Min(length, file.Count - at)));
                    break;
                default:
                    file[at] = (byte)"0123456789<>[]()/&%"[random.Next(19)];
                    break;
            }
        }

        return [.. file];
    }
}
