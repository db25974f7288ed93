using CommandLine;

namespace Benchmarks.Size;

/// <summary>A folder with a Pulumi project of the given shape and size; deleted at the end.</summary>
internal sealed class LargeStack : IDisposable
{
    /// <summary>The shapes, each with the resources of one unit.</summary>
    public static readonly IReadOnlyDictionary<string, int> Shapes = new Dictionary<string, int> { ["storage"] = 25, ["workload"] = 48 };

    private const string NodeModules = "samples/typescript";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("large-");

    /// <param name="shape">One of <see cref="Shapes"/>.</param>
    /// <param name="resources">The stack has as many, rounded up to a whole unit.</param>
    /// <param name="node">The program on the official npm packages, instead of the one in C#.</param>
    /// <exception cref="Failure">The npm packages are not installed.</exception>
    public LargeStack(string shape, int resources, bool node)
    {
        if (node)
        {
            if (NodePackages.Missing(NodeModules) is { } missing)
                throw new Failure(missing);
            foreach (var file in Directory.EnumerateFiles(Checkout.At("tools", "benchmarks", "large-program-node")))
                File.Copy(file, In(Path.GetFileName(file)));
            Directory.CreateSymbolicLink(In("node_modules"), Checkout.At(NodeModules, "node_modules"));
        }

        File.WriteAllText(In("Pulumi.yaml"), $"name: large\nruntime: {(node ? "nodejs" : "dotnet")}\n");
        File.WriteAllText(
            In("Pulumi.dev.yaml"),
            $"config:\n  large:shape: {shape}\n  large:units: {(resources + Shapes[shape] - 1) / Shapes[shape]}\n"
        );
        Arguments =
        [
            "dev",
            .. (string[])["--project", _folder.FullName, "--timeout", "600"],
            .. node ? (string[])[] : ["--program", Checkout.Built("tools/benchmarks/large-program", "LargeProgram.dll")],
        ];
    }

    /// <summary>What a preflight command takes to run on it.</summary>
    public IReadOnlyList<string> Arguments { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
