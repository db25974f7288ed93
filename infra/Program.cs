using Infra;
using Infra.Access;
using Infra.Components.Web;
using Infra.Settings;
using Pulumi;

return await Pulumi.Deployment.RunAsync(() =>
{
    var own = new Config();
    var settings = SettingsFile.Read(Pulumi.Deployment.Instance.StackName, key =>
        key.Split(':') is [var space, var name] ? new Config(space).Get(name) : own.Get(key)
    );
    return Workload.BuildAsync(settings, new BlobUploader(DeployerLogin.Create, TimeProvider.System), TimeProvider.System);
});
