using Pulumi.AzureNative.Generator;

if (args is not [var factsFile, var doublesFile, var folder])
{
    Console.Error.WriteLine("usage: Pulumi.AzureNative.Generator FACTS_FILE DOUBLES_FILE OUTPUT_FOLDER");
    return 2;
}

var facts = Facts.Read(factsFile);
var types = new TypeNames(Doubles.Read(doublesFile), facts.Enums);

Directory.CreateDirectory(folder);
foreach (var stale in Directory.EnumerateFiles(folder, "*.g.cs"))
{
    File.Delete(stale);
}

foreach (var module in facts.Modules)
{
    var source = new Source(Names.Module(module));
    new EnumWriter(source).Write(facts.Enums.In(module));
    new ResourceWriter(source, types).Write(facts.Resources.In(module));
    new FunctionWriter(source, types).Write(facts.Functions.In(module));
    new InputWriter(source, types).Write(facts.Inputs.In(module));
    new OutputWriter(source, types).Write(facts.Outputs.In(module));
    File.WriteAllText(Path.Combine(folder, $"{Names.Module(module)}.g.cs"), source.ToString());
}

File.WriteAllText(
    Path.Combine(folder, "PackageVersion.g.cs"),
    $"namespace Pulumi.AzureNative;\n\ninternal static class PackageVersion\n{{\n    public const string Value = \"{facts.Version}\";\n}}\n"
);
return 0;
