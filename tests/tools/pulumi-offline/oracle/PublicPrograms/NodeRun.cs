using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;

namespace Oracle.Tests.PublicPrograms;

/// <summary>Plans a small program on the official npm packages, in a folder of its own.</summary>
internal sealed record NodeRun(string Script)
{
    /// <summary>The packages as programs name them.</summary>
    private const string Head = """
        const pulumi = require("@pulumi/pulumi");
        const azure = require("@pulumi/azure-native");
        class Thing extends pulumi.CustomResource {
            constructor(name, args, options) { super("test:index:Thing", name, { result: undefined, ...args }, options); }
        }
        class Group extends pulumi.ComponentResource {
            constructor(name, options) { super("test:index:Group", name, {}, options); }
        }

        """;

    public RunMode Mode { get; init; } = RunMode.Resolved;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);
    public IReadOnlyDictionary<string, string> Config { get; init; } =
        new Dictionary<string, string> { ["azure-native:location"] = "westus2" };
    public IReadOnlyDictionary<string, Struct> References { get; init; } = new Dictionary<string, Struct>();

    public async Task<Plan> PlanAsync()
    {
        var folder = Directory.CreateTempSubdirectory("node-run-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{ "main": "index.js" }""");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.js"), Head + Script);
            Directory.CreateSymbolicLink(
                Path.Combine(folder.FullName, "node_modules"),
                Checkout.At(OfficialPackages.Folder, "node_modules")
            );
            return await ProgramRunner.RunAsync(Request(folder.FullName), CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private RunRequest Request(string folder) =>
        new()
        {
            Project = "shop",
            Stack = "dev",
            Program = NodeProgram.In(
                new ProjectFile
                {
                    Directory = folder,
                    StackDirectory = folder,
                    Name = "shop",
                    Runtime = "nodejs",
                    Main = folder,
                    Config = [],
                },
                folder
            ),
            RootDirectory = folder,
            Mode = Mode,
            Timeout = Timeout,
            Config = Config,
            SecretKeys = [],
            References = References,
        };
}
