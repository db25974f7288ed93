namespace Delivery.Tests.Live;

/// <summary>This project with more in one stack's file.</summary>
internal sealed class ChangedProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("project-").FullName;

    public ChangedProject(string stack, string more)
    {
        var main = Path.Combine(DeliveryRun.Root, "infra");
        File.WriteAllText(
            Path.Combine(_folder, "Pulumi.yaml"),
            File.ReadAllText(Path.Combine(DeliveryRun.Root, "Pulumi.yaml")).Replace("main: infra", $"main: {main}")
        );
        File.WriteAllText(
            Path.Combine(_folder, $"Pulumi.{stack}.yaml"),
            File.ReadAllText(Path.Combine(DeliveryRun.Root, $"Pulumi.{stack}.yaml")).TrimEnd() + "\n" + more
        );
    }

    /// <summary>The folder, and the program that was built beside preflight.</summary>
    public string[] Arguments =>
        [
            "--project",
            _folder,
            "--program",
            Preflight.Programs.ProgramLocator.Locate(Preflight.Projects.ProjectFile.Find(DeliveryRun.Root), null, null).Arguments[0],
        ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
