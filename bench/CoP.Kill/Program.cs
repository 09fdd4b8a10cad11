using CoP.Kill;

if (args is ["seats", .. var words])
{
    var found = await SeatRun.RunAsync(SeatPlan.Read(words));
    Console.WriteLine(string.Join('\n', found));
    return found.Any(static line => line.StartsWith("FAILED", StringComparison.Ordinal)) ? 1 : 0;
}

var report = await KillRun.RunAsync(KillPlan.Read(args), Console.WriteLine);
Console.WriteLine(report);
return report.Failures.IsEmpty ? 0 : 1;
