using System.Collections.Immutable;
using Infra.Components.Web;
using Infra.Settings;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests;

/// <summary>Builds the whole workload under mocks.</summary>
internal sealed record Stack(
    Recorder Recorder,
    IDictionary<string, object?> Outputs,
    IReadOnlyList<Resource> Resources,
    Mock<IPackageUploader> Uploader
)
{
    /// <summary>Any file works: the program does not read the content of a package.</summary>
    private static readonly string Package = typeof(Workload).Assembly.Location;

    /// <param name="clock">Null stands still.</param>
    public static async Task<Stack> BuildAsync(WorkloadSettings settings, bool isPreview, TimeProvider? clock = null)
    {
        var recorder = new Recorder();
        var uploader = new Mock<IPackageUploader>();
        var options = new TestOptions
        {
            IsPreview = isPreview,
            ProjectName = "ai-workload",
            StackName = settings.Stack.Name,
        };
        var (resources, outputs) = await Pulumi.Deployment.TestAsync(recorder, options, () =>
            Workload.BuildAsync(
                settings with
                {
                    Hosting = settings.Hosting with { AppPackage = Package },
                },
                uploader.Object,
                clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))
            )
        );
        return new Stack(recorder, outputs, resources, uploader);
    }
}
