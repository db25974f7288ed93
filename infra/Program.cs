using Infra;
using Infra.Access;
using Infra.Components.Web;
using Infra.Rehearsing;
using Infra.Settings;
using Pulumi;

return await Pulumi.Deployment.RunAsync(() =>
{
    var own = new Config();
    var settings = SettingsFile.Read(Pulumi.Deployment.Instance.StackName, key =>
        key.Split(':') is [var space, var name] ? new Config(space).Get(name) : own.Get(key)
    );
    var rehearsal = Rehearsal.At(Environment.GetEnvironmentVariable(Rehearsal.Variable));
    var clock = rehearsal?.Clock ?? TimeProvider.System;
    var uploader = new BlobUploader(rehearsal is null ? DeployerLogin.Create : Rehearsal.Login, clock, rehearsal?.Blobs);
    return Workload.BuildAsync(settings, uploader, clock);
});
