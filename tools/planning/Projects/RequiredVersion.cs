namespace Planning.Projects;

/// <summary>`requiredPulumiVersion`, compared with the version of the CLI that .pulumi.version pins.</summary>
internal static class RequiredVersion
{
    private const string PinFile = ".pulumi.version";

    public static string? Problem(string directory, string? range)
    {
        if (range is null)
        {
            return null;
        }

        if (VersionRange.Parse(range) is not { } parsed)
        {
            return $"parsing CLI version range \"{range}\": write comparisons such as \">=3.219.0 <4.0.0\" or \"3.259.x\"";
        }

        return Pinned(directory) is { } version && parsed.Contains(version) == false
            ? $"Pulumi CLI version {version} of {PinFile} does not satisfy the version range \"{range}\""
            : null;
    }

    /// <summary>What only the CLI itself can judge.</summary>
    public static IEnumerable<string> Limits(string directory, string? range)
    {
        if (range is not null && Pinned(directory) is null)
        {
            yield return $"requiredPulumiVersion \"{range}\" is not compared with your Pulumi CLI; pin its version in a file {PinFile}";
        }
    }

    /// <summary>In the project's folder or above it, up to the root of the repository.</summary>
    private static string? Pinned(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, PinFile);
            if (File.Exists(file))
            {
                return File.ReadAllText(file).Trim();
            }

            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return null;
            }
        }

        return null;
    }
}
