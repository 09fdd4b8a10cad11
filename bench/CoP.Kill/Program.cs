using CoP.Kill;

var report = await KillRun.RunAsync(KillPlan.Read(args), Console.WriteLine);
Console.WriteLine(report);
return report.Failures.IsEmpty ? 0 : 1;
