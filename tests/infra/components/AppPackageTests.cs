using System.IO.Compression;
using Infra.Components.Web;
using Pulumi;

namespace Infra.Tests;

public sealed class AppPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_package_does_not_depend_on_file_dates()
    {
        var first = AppPackage.Pack(Folder("a", ("App.dll", "code"), ("wwwroot/index.html", "page")));
        var second = AppPackage.Pack(Folder("b", ("wwwroot/index.html", "page"), ("App.dll", "code")));
        foreach (var file in Directory.GetFiles(Path.Combine(_folder.FullName, "b"), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(20));
        }

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal($"app-{first.Digest}.zip", first.BlobName);
        Assert.Equal(File.ReadAllBytes(first.File), File.ReadAllBytes(second.File));
    }

    [Fact]
    public void A_changed_file_makes_another_package()
    {
        var first = AppPackage.Pack(Folder("a", ("App.dll", "code")));
        var second = AppPackage.Pack(Folder("b", ("App.dll", "other code")));

        Assert.NotEqual(first.Digest, second.Digest);
    }

    [Fact]
    public void Names_in_the_package_use_forward_slashes_and_are_sorted()
    {
        var package = AppPackage.Pack(Folder("a", ("b.dll", "1"), ("wwwroot/css/site.css", "2"), ("a.dll", "3")));

        using var zip = ZipFile.OpenRead(package.File);
        Assert.Equal(["a.dll", "b.dll", "wwwroot/css/site.css"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void An_up_to_date_package_is_not_rebuilt()
    {
        var folder = Folder("a", ("App.dll", "code"));
        var first = AppPackage.Pack(folder);
        var written = File.GetLastWriteTimeUtc(first.File);

        Assert.Equal(first, AppPackage.Pack(folder));
        Assert.Equal(written, File.GetLastWriteTimeUtc(first.File));
    }

    [Fact]
    public void A_prebuilt_zip_is_kept_and_named_by_its_digest()
    {
        var built = AppPackage.Pack(Folder("a", ("App.dll", "code")));
        var passedOn = Path.Combine(_folder.FullName, "passed-on.zip");
        File.Copy(built.File, passedOn);

        Assert.Equal(built.Digest, AppPackage.Find(passedOn).Digest);
    }

    [Fact]
    public void A_missing_app_is_rejected_with_the_command_that_fixes_it()
    {
        var error = Assert.Throws<RunException>(() => AppPackage.Pack(Path.Combine(_folder.FullName, "nothing")));

        Assert.Contains("run dotnet build infra, or pulumi config set appPackage <path of a zip>", error.Message);
    }

    private string Folder(string name, params (string File, string Content)[] files)
    {
        var folder = Path.Combine(_folder.FullName, name);
        foreach (var (file, content) in files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        return folder;
    }
}
