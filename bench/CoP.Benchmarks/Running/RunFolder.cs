namespace CoP.Benchmarks.Running;

/// <summary>A folder for one run's database, gone afterwards.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-bench-").FullName;

    public string Connection => $"Data Source={Path.Combine(_folder, "community.db")}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
