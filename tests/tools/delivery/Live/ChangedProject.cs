using Fixtures;

namespace Delivery.Tests.Live;

/// <summary>The project with one fixture stack and additional settings in its file.</summary>
internal sealed class ChangedProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("project-").FullName;

    public ChangedProject(string stack, string more)
    {
        var settings = File.ReadAllText(Path.Combine(FixtureStacks.Directory, $"Pulumi.{stack}.yaml")).TrimEnd();
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), FixtureProject.Text);
        File.WriteAllText(Path.Combine(_folder, $"Pulumi.{stack}.yaml"), $"{settings}\n{more}");
    }

    public string[] Arguments => ["--project", _folder];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
