using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoP.Bot.Hosting;
using CoP.Bot.Tests.Staging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Tests.Deployment;

/// <summary>Holds what is in <c>deploy/</c> and the program together: names, ports, paths, users and times.</summary>
public sealed partial class DeployFilesTests
{
    /// <summary>What others than the program read of its environment.</summary>
    private static readonly string[] Standard =
    [
        "ASPNETCORE_HTTP_PORTS", "DOTNET_EnableDiagnostics", "AZURE_CLIENT_ID", "POD_NAME", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_RESOURCE_ATTRIBUTES",
    ];

    private static readonly string[] Secrets = ["Telegram:Token", "Telegram:SecretToken", "Teams:ClientSecret"];
    private static readonly string[] Known = [.. KnownSetting.All.Select(static setting => setting.Key)];

    public static TheoryData<string> Names => [.. DeployFile.All.Select(static file => file.Name)];

    public static TheoryData<string> Structured => [.. DeployFile.All.Select(static file => file.Name).Where(static name => Path.GetExtension(name) is ".yaml" or ".json")];

    private static string Port => Regex.Match(DeployFile.Dockerfile, @"ASPNETCORE_HTTP_PORTS=(\d+)").Groups[1].Value;

    [Theory]
    [MemberData(nameof(Structured))]
    public void File_CanBeRead(string name)
    {
        var file = DeployFile.Of(name);
        Assert.True(name.EndsWith(".json", StringComparison.Ordinal) ? JsonDocument.Parse(file.Text).RootElement.ValueKind == JsonValueKind.Object : file.Yaml.AllNodes.Any());
    }

    /// <summary>However the file spells them: a misspelt one would do nothing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Setting_IsOneOfTheProgram(string name) => Assert.Empty(
        SettingName().Matches(DeployFile.Of(name).Text).Select(static match => match.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct().Except(Known));

    [Fact]
    public void Variable_OfTheProgramsEnvironment_IsASettingOrOneOfAStandard() => Assert.Empty(
        Variables().Select(static variable => variable.Name.Replace("__", ":", StringComparison.Ordinal)).Except([.. Known, .. Standard]));

    [Theory]
    [MemberData(nameof(Names))]
    public void File_HoldsNothingThatLooksLikeASecret(string name) => Assert.DoesNotMatch(SecretLike(), DeployFile.Of(name).Text);

    [Fact]
    public void Secret_IsNamed_AndNeverGivenAValue()
    {
        Assert.DoesNotContain(Variables(), static variable => Secrets.Contains(variable.Name.Replace("__", ":", StringComparison.Ordinal)));
        Assert.DoesNotContain(DeployFile.Kubernetes, static file => file.Yaml.Text("kind") == "Secret");
        Assert.All(DeployFile.Compose.SelectMany(static file => file.Yaml.Pairs("secrets")), static secret => Assert.StartsWith("${COP_SECRETS:?", secret.Value.Text("file"), StringComparison.Ordinal));
        Assert.All(
            Regex.Matches(DeployFile.Of("systemd/cop-bot.service").Text, "^LoadCredential=(.+?):", RegexOptions.Multiline).Select(static match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)),
            static credential => Assert.Contains(credential, Secrets));
    }

    [Fact]
    public void Port_IsTheSameEverywhere()
    {
        Assert.Equal("3978", Port);
        Assert.Contains($"EXPOSE {Port}\n", DeployFile.Dockerfile, StringComparison.Ordinal);
        Assert.All(DeployFile.Compose, static file => Assert.Equal($"127.0.0.1:{Port}:{Port}", file.Yaml.Text("services", "bot", "ports", "0")));
        Assert.Equal(Port, DeployFile.Of("kubernetes/deployment.yaml").Yaml.Everywhere("containerPort").Select(static port => port.Text()).Single());
        Assert.All(Regex.Matches(DeployFile.Bicep, @"\b(?:targetPort|port): (\d+)").Select(static match => match.Groups[1].Value), static port => Assert.Equal(Port, port));
    }

    [Fact]
    public async Task Path_ThatIsProbedOrForwarded_IsOneOfTheHost()
    {
        await using var bot = await RunningBot.StartAsync(
            "--Teams:Enabled=true", "--Teams:AppId=11111111-1111-1111-1111-111111111111", "--Teams:TenantId=11111111-1111-1111-1111-111111111111", "--Teams:ClientSecret=x",
            "--Telegram:Enabled=true", "--Telegram:Token=1:a", "--Telegram:ApiBaseUrl=http://127.0.0.1:1", "--Telegram:Mode=Webhook", "--Telegram:WebhookUrl=https://example.org/api/telegram", "--Telegram:SecretToken=a");
        string[] routes = [.. bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(static endpoint => endpoint.RoutePattern.RawText!)];
        string[] probed =
        [
            .. DeployFile.Of("kubernetes/deployment.yaml").Yaml.Everywhere("httpGet").Select(static get => get.Text("path")!),
            .. Regex.Matches(DeployFile.Bicep, @"httpGet: \{ path: '([^']+)'").Select(static match => match.Groups[1].Value),
        ];
        var forwarded = DeployFile.Of("kubernetes/ingress.yaml").Yaml.Items("spec", "rules", "0", "http", "paths").ToList();

        Assert.Equal(6, probed.Length);
        Assert.Equal(4, forwarded.Count);
        Assert.All(probed, path => Assert.Contains(path, routes));
        Assert.All(forwarded, path => Assert.Contains(routes, route => path.Text("pathType") == "Exact" ? route == path.Text("path") : route.StartsWith(path.Text("path")!, StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatIsWrittenTo_IsMounted_AndAllElseMayBeReadOnly()
    {
        var volume = Regex.Match(DeployFile.Dockerfile, @"^VOLUME (\S+)$", RegexOptions.Multiline).Groups[1].Value;
        Assert.Matches($"Database__ConnectionString=\"Data Source={volume}/", DeployFile.Dockerfile);
        Assert.Matches($"Database__IndexFolder={volume}/", DeployFile.Dockerfile);
        string[] mounts = [volume, "/tmp", SecretFiles.OfContainers];
        foreach (var file in (string[])["deployment", "migrate"])
        {
            var pod = DeployFile.Of($"kubernetes/{file}.yaml").Yaml.At("spec", "template", "spec");
            var container = Assert.Single(pod.Items("containers"));
            Assert.Equal(mounts, container.Items("volumeMounts").Select(static mount => mount.Text("mountPath")));
            Assert.Equal(container.Items("volumeMounts").Select(static mount => mount.Text("name")), pod.Items("volumes").Select(static one => one.Text("name")));
            Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
        }

        Assert.All(DeployFile.Compose.Select(static file => file.Yaml.At("services", "bot")), bot =>
        {
            Assert.Equal($"index:{volume}", bot.Text("volumes", "0"));
            Assert.StartsWith("/tmp:", bot.Text("tmpfs", "0"), StringComparison.Ordinal);
            Assert.Equal("true", bot.Text("read_only"));
        });
        Assert.Equal([volume, SecretFiles.OfContainers], Regex.Matches(DeployFile.Bicep, "mountPath: '([^']+)'").Select(static match => match.Groups[1].Value));
    }

    [Fact]
    public void User_IsTheImages_AndNeverRoot()
    {
        const string OfTheImages = "1654"; // APP_UID of the .NET images.
        Assert.Contains("USER $APP_UID\n", DeployFile.Dockerfile, StringComparison.Ordinal);
        foreach (var pod in DeployFile.Kubernetes.SelectMany(static file => file.Yaml.Everywhere("template")).Select(static template => template.At("spec", "securityContext")))
        {
            Assert.Equal(("true", OfTheImages, OfTheImages, OfTheImages), (pod.Text("runAsNonRoot"), pod.Text("runAsUser"), pod.Text("runAsGroup"), pod.Text("fsGroup")));
        }
    }

    [Fact]
    public void Stop_HasAsMuchTimeAsTheProgramTakes()
    {
        using var app = BotHost.Build([], BotHost.Quietly);
        var needed = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.TotalSeconds;
        var pod = DeployFile.Of("kubernetes/deployment.yaml").Yaml.At("spec", "template", "spec");
        var pause = Seconds(pod.Text("containers", "0", "lifecycle", "preStop", "sleep", "seconds")!);

        Assert.InRange(Seconds(pod.Text("terminationGracePeriodSeconds")!), needed + pause, 120);
        Assert.All(DeployFile.Compose, file => Assert.InRange(Seconds(file.Yaml.Text("services", "bot", "stop_grace_period")!), needed + 1, 120));
        Assert.InRange(Seconds(Regex.Match(DeployFile.Of("systemd/cop-bot.service").Text, @"TimeoutStopSec=(\d+)").Groups[1].Value), needed + 1, 120);
        Assert.InRange(Seconds(Regex.Match(DeployFile.Bicep, @"terminationGracePeriodSeconds: (\d+)").Groups[1].Value), needed + 1, 120);
    }

    [Fact]
    public void Nodes_AreAsManyAsReplicas_AndOneAtATimeIsReplaced()
    {
        var deployment = DeployFile.Of("kubernetes/deployment.yaml").Yaml.At("spec");
        Assert.Equal(deployment.Text("replicas"), DeployFile.Of("kubernetes/configmap.yaml").Yaml.Text("data", "Delivery__Nodes"));
        Assert.Equal(("0", "1"), (deployment.Text("strategy", "rollingUpdate", "maxUnavailable"), deployment.Text("strategy", "rollingUpdate", "maxSurge")));
        Assert.Contains("{ name: 'Delivery__Nodes', value: string(nodes) }", DeployFile.Bicep, StringComparison.Ordinal);
        Assert.Contains("scale: { minReplicas: nodes, maxReplicas: nodes }", DeployFile.Bicep, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifests_NameOneImage_OneApp_AndAreAllListed()
    {
        Assert.Single(DeployFile.Kubernetes.SelectMany(static file => file.Yaml.Everywhere("image")).Select(static image => image.Text()).Distinct());
        var label = DeployFile.Of("kubernetes/deployment.yaml").Yaml.Text("spec", "template", "metadata", "labels", "app.kubernetes.io/name");
        Assert.Equal(label, DeployFile.Of("kubernetes/service.yaml").Yaml.Text("spec", "selector", "app.kubernetes.io/name"));
        Assert.Equal(label, DeployFile.Of("kubernetes/poddisruptionbudget.yaml").Yaml.Text("spec", "selector", "matchLabels", "app.kubernetes.io/name"));
        Assert.Equal(
            DeployFile.Kubernetes.Select(static file => Path.GetFileName(file.Name)).Except(["kustomization.yaml", "migrate.yaml"]).Order(),
            DeployFile.Of("kubernetes/kustomization.yaml").Yaml.Items("resources").Select(static file => file.Text()).Order());
    }

    [Fact]
    public void Image_RestoresEveryProjectOfTheProgram()
    {
        var source = Path.Combine(DeployFile.Root, "src");
        Assert.Equal(
            Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories).Select(path => $"src/{Path.GetRelativePath(source, path).Replace('\\', '/')}").Order(StringComparer.Ordinal),
            Regex.Matches(DeployFile.Dockerfile, @"^COPY (src/\S+\.csproj) ", RegexOptions.Multiline).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(
            Regex.Matches(DeployFile.Dockerfile, @"^COPY ((?!--)[^\n]+) \S+$", RegexOptions.Multiline).SelectMany(static match => match.Groups[1].Value.Split(' ')),
            static path => Assert.True(Path.Exists(Path.Combine(DeployFile.Root, path)), path));
    }

    /// <summary>Of the program's own containers, by whatever file.</summary>
    private static IEnumerable<(string Name, string? Value)> Variables() =>
    [
        .. DeployFile.Compose.SelectMany(static file => file.Yaml.Pairs("services")).Where(static service => service.Name is "bot" or "migrate")
            .SelectMany(static service => service.Value.Pairs("environment")).Select(static variable => (variable.Name, variable.Value.Text())),
        .. DeployFile.Of("kubernetes/configmap.yaml").Yaml.Pairs("data").Select(static variable => (variable.Name, variable.Value.Text())),
        .. DeployFile.Kubernetes.SelectMany(static file => file.Yaml.Everywhere("env")).SelectMany(static env => env.Items()).Select(static variable => (variable.Text("name")!, variable.Text("value"))),
        .. Regex.Matches(DeployFile.Bicep, @"\{ name: '([A-Za-z_]+)', value: ([^}]+) \}").Select(static match => (match.Groups[1].Value, (string?)match.Groups[2].Value)),
        .. Regex.Matches(DeployFile.Dockerfile, @"^(?:ENV|   ) +([A-Za-z_]+)=(\S+)", RegexOptions.Multiline)
            .Select(static match => (match.Groups[1].Value, (string?)match.Groups[2].Value)).Where(static variable => !variable.Item1.StartsWith("DOTNET_CLI", StringComparison.Ordinal)),
        .. Regex.Matches(DeployFile.Of("systemd/cop-bot.service").Text, "^Environment=\"?([A-Za-z_]+)=(.*)$", RegexOptions.Multiline).Select(static match => (match.Groups[1].Value, (string?)match.Groups[2].Value)),
    ];

    private static double Seconds(string text) => double.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+__[A-Za-z_]+\b")]
    private static partial Regex SettingName();

    /// <summary>A bot's token, a password in a connection string, a key; a long run of letters and digits.</summary>
    [GeneratedRegex(@"\b\d{6,}:[\w-]{20,}|(?i:password|pwd|accountkey|sharedaccesskey)=(?!…)[^\s$%;""'{}<(]|-----BEGIN|\b[A-Za-z0-9+/]{40,}={0,2}\b")]
    private static partial Regex SecretLike();
}
