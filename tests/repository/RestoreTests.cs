using System.Diagnostics;
using CommandLine;

namespace Repository.Tests;

/// <summary>A small project with the settings of this repository, restored for real where two sources are configured.</summary>
public sealed class RestoreTests(RestoreTests.SmallProject project) : IClassFixture<RestoreTests.SmallProject>
{
    [Fact]
    public void A_second_package_source_does_not_break_the_restore()
    {
        var (exitCode, output, _) = project.AsShipped.Value;

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("NU1507", output);
    }

    [Fact]
    public void A_second_package_source_breaks_the_restore_without_the_setting() =>
        Assert.Contains("error NU1507", project.Strict.Value.Output);

    [Fact]
    public void An_advisory_is_a_warning_in_what_a_deployment_builds()
    {
        var (exitCode, output, _) = project.AsShipped.Value;

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning NU1904", output);
    }

    [Fact]
    public void An_advisory_is_an_error_in_the_check_of_CI()
    {
        var (exitCode, output, _) = project.Strict.Value;

        Assert.Equal(1, exitCode);
        Assert.Contains("error NU1904", output);
    }

    public sealed class SmallProject : IDisposable
    {
        private readonly PackageFeed feed = new();
        private readonly string folder = Directory.CreateTempSubdirectory("restore-").FullName;

        public SmallProject()
        {
            AsShipped = new(() => Restore());
            Strict = new(() => Restore("-p:AuditAsErrors=true", "-p:NoWarn="));
            PackageFeed.WritePackage(Path.Combine(folder, "feed"));
            Write("NuGet.config", feed.Configuration("feed"));
            Write("Directory.Build.props", $"""<Project><Import Project="{Checkout.Root}/Directory.Build.props" /></Project>""");
            Write(
                "Directory.Packages.props",
                $"""
                <Project>
                  <Import Project="{Checkout.Root}/Directory.Packages.props" />
                  <ItemGroup><PackageVersion Include="{PackageFeed.Package}" Version="1.0.0" /></ItemGroup>
                </Project>
                """
            );
            Write(
                "Small.csproj",
                $"""
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="{PackageFeed.Package}" /></ItemGroup></Project>
                """
            );
        }

        internal Lazy<FinishedProcess> AsShipped { get; }

        internal Lazy<FinishedProcess> Strict { get; }

        public void Dispose()
        {
            feed.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

        private FinishedProcess Restore(params string[] arguments) =>
            FinishedProcess.Run(
                new ProcessStartInfo("dotnet", ["restore", .. arguments])
                {
                    WorkingDirectory = folder,
                    Environment =
                    {
                        ["NUGET_PACKAGES"] = Path.Combine(folder, "packages"),
                        ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder, "http-cache"),
                        ["TreatWarningsAsErrors"] = null,
                        ["CI"] = null,
                    },
                }
            );
    }
}
